import { describe, expect, it } from "vitest";

import { reservedHeight, withColors, withRoom } from "./plotly";

const COLORS = {
  isDark: true,
  text: "rgb(1, 1, 1)",
  muted: "rgb(2, 2, 2)",
  border: "rgb(3, 3, 3)",
  surface: "rgb(4, 4, 4)",
  accent: "rgb(5, 5, 5)",
  accentSoft: "rgb(5, 5, 5)",
  font: "serif",
};

describe("withColors", () => {
  it("puts the page's colours under what the author said", () => {
    const layout = withColors({ title: "Rain", template: { layout: { plot_bgcolor: "#E5ECF6" } } }, COLORS);
    expect(layout).toMatchObject({
      title: "Rain",
      template: { layout: { plot_bgcolor: "rgba(0,0,0,0)", font: { color: "rgb(1, 1, 1)" } } },
    });
  });

  it("leaves a template alone that the author chose", () => {
    const layout = { template: { layout: { plot_bgcolor: "rgb(17,17,17)" } } };
    expect(withColors(layout, COLORS)).toBe(layout);
  });
});

describe("withRoom", () => {
  it("puts the legend below a narrow chart, unless the author placed it", () => {
    expect(withRoom({ legend: { title: "Towns" } }, 320)).toEqual({ legend: { title: "Towns", orientation: "h" } });
    expect(withRoom({ legend: { x: 1 } }, 320)).toEqual({ legend: { x: 1 } });
    expect(withRoom({}, 800)).toEqual({});
  });
});

describe("reservedHeight", () => {
  it("is what the author wrote, in the figure or in its template", () => {
    expect(reservedHeight({ height: 300 })).toBe("300px");
    expect(reservedHeight({ template: { layout: { height: 240 } } })).toBe("240px");
  });

  it("is left to the page where the author wrote none", () => {
    expect(reservedHeight({})).toBe("");
  });
});
