import { describe, expect, it } from "vitest";

import { binOf, specOf } from "./spec";
import type { NativePlotProps, PlotTable } from "./types";

const RAIN: PlotTable = {
  columns: ["day", "rain", "town"],
  data: [
    [86_400_000, 4, "Lima"],
    [90_000_000, 1, "Oslo"],
  ],
  datatypes: { day: "temporal", rain: "quantitative", town: "nominal" },
  mark: "bar",
};

interface Drawn {
  encoding: { x: { axis: { labelAngle: number } } };
}

type Axes = Record<"x" | "y", { axis: { labelExpr?: string } }>;

const AXES = { x: "day", y: "rain" };

const draw = (props: NativePlotProps) => specOf(RAIN, props, true);

describe("specOf", () => {
  it("draws nothing without the columns of the axes", () => {
    expect(draw({ x: "day", y: "snow" })).toBeUndefined();
  });

  it("puts times into groups as wide as asked for, and adds them up", () => {
    expect(draw({ ...AXES, x_bin: "1d" })).toMatchObject({
      data: { values: [{ c0: 86_400_000, end: 172_800_000 }, { c0: 86_400_000 }] },
      encoding: { y: { aggregate: "sum" } },
    });
  });

  it("adds up what rows of one name and colour hold, and leaves single rows alone", () => {
    const rows = (...data: PlotTable["data"]) =>
      specOf({ ...RAIN, data }, { x: "town", y: "rain", color: "day" }, true);
    expect(rows([1, 4, "Lima"], [1, 2, "Lima"])).toMatchObject({ encoding: { y: { aggregate: "sum" } } });
    expect(rows([1, 4, "Lima"], [2, 2, "Lima"])).toMatchObject({ encoding: { y: { aggregate: undefined } } });
  });

  it("cuts a title that is longer than the chart", () => {
    expect(draw({ ...AXES, title: "Rain" })).toMatchObject({ title: { text: "Rain", limit: { expr: "width" } } });
  });

  it("takes the ends of an axis of time in seconds", () => {
    expect(draw({ ...AXES, x_lim: [60, null] })).toMatchObject({ encoding: { x: { scale: { domainMin: 60_000 } } } });
  });

  it("ends the axis upwards at a number that stands at it, unless the author set its ends", () => {
    const upwards = (props: object) => draw({ ...AXES, ...props });
    expect(upwards({})).toMatchObject({ encoding: { y: { scale: { nice: { signal: "ceil(height/40)" } } } } });
    expect(upwards({ y_lim: [0, 5] })).toMatchObject({ encoding: { y: { scale: { nice: undefined, domainMax: 5 } } } });
  });

  it("uses the author's colours, and its own for other names", () => {
    const spec = draw({ ...AXES, color: "town", color_map: { Oslo: "blue" } });
    expect(spec).toMatchObject({
      encoding: { color: { scale: { domain: ["Lima", "Oslo"], range: ["#0090ff", "blue"] } } },
    });
  });

  it("puts a legend of many or long names below the chart", () => {
    const named = (...names: string[]) =>
      specOf({ ...RAIN, data: names.map((name, i) => [i, 1, name]) }, { ...AXES, color: "town" }, true);
    const below = { encoding: { color: { legend: { orient: "bottom" } } } };
    expect(named("Lima", "Oslo")).not.toMatchObject(below);
    expect(named(...Array.from({ length: 9 }, (_, i) => `Town ${i}`))).toMatchObject(below);
    expect(named("Lima", "Llanfairpwllgwyngyll")).toMatchObject(below);
  });

  it("writes names upright where they have no room side by side, unless the author says how", () => {
    const data = Array.from({ length: 20 }, (_, i) => [i, 1, `Town ${i}`]);
    const angle = (props: object) =>
      (specOf({ ...RAIN, data }, { x: "town", y: "rain", ...props }, true) as never as Drawn).encoding.x.axis
        .labelAngle;
    expect([angle({}), angle({ x_label_angle: 10 })]).toEqual([{ expr: "width < 1180 ? -90 : 0" }, 10]);
  });

  it("writes numbers at an axis by itself, unless the author says how", () => {
    const labels = (props: object) => {
      const { x, y } = (draw({ ...AXES, ...props }) as never as Record<"encoding", Axes>).encoding;
      return [x.axis.labelExpr, y.axis.labelExpr];
    };
    expect(labels({})).toEqual([undefined, expect.stringContaining("~r")]);
    expect(labels({ y_axis_format: ".1f" })).toEqual([undefined, undefined]);
  });
});

it("binOf reads durations in the unit of the axis", () => {
  expect([binOf("15m", "temporal"), binOf(5, "quantitative"), binOf("1h", "nominal")]).toEqual([900_000, 5, 0]);
});
