import { expect, it } from "vitest";

import { BLACK, bestContrast, type Color, extremes, layers, leastContrast, over, WHITE } from "./color";

const GREY: Color = [119, 119, 119, 1];

it("tells the contrast of an ink on the grounds on which it is the hardest and the easiest to read", () => {
  expect(leastContrast(BLACK, [WHITE])).toBe(21);
  expect(leastContrast(GREY, [BLACK, WHITE])).toBeCloseTo(4.48, 2);
  expect(bestContrast(WHITE, [BLACK, WHITE])).toBe(21);
  expect(leastContrast([0, 0, 0, 0], [WHITE])).toBe(1);
});

it("lays a colour that lets something through over an opaque one", () => {
  expect(over([0, 0, 0, 0.6], WHITE)).toEqual([102, 102, 102, 1]);
});

it("keeps the darkest and the lightest of several colours", () => {
  expect(extremes([GREY, WHITE, BLACK, GREY])).toEqual([BLACK, WHITE]);
  expect(extremes([GREY])).toEqual([GREY]);
});

it("parts the layers of a background", () => {
  expect(layers("linear-gradient(rgba(0, 0, 0, 0.6), rgb(1, 2, 3)), url(a.jpg)")).toEqual([
    "linear-gradient(rgba(0, 0, 0, 0.6), rgb(1, 2, 3))",
    "url(a.jpg)",
  ]);
});
