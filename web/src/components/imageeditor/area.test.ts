import { describe, expect, it } from "vitest";

import { common, fitted, inProportion, isEmpty, resized, type Turn, turned } from "./area";

describe("areas", () => {
  it("have a common part, maybe without extent", () => {
    expect(common({ x: 0, y: 0, width: 4, height: 4 }, { x: 2, y: 3, width: 9, height: 9 })).toEqual({
      x: 2,
      y: 3,
      width: 2,
      height: 1,
    });
    expect(isEmpty(common({ x: 0, y: 0, width: 2, height: 2 }, { x: 5, y: 0, width: 2, height: 2 }))).toBe(true);
  });

  it("are fitted in the middle", () => {
    expect(fitted(100, 50, 50, 50)).toEqual([0.5, 0, 0, 0.5, 0, 12.5]);
  });

  it.each<[Turn, [number, number]]>([
    ["right", [20, 0]],
    ["left", [0, 40]],
    ["mirror", [40, 0]],
    ["upside-down", [0, 20]],
  ])("turned %s, the upper left end comes to its corner", (turn, corner) => {
    const [, , , , x, y] = turned(turn, 40, 20).matrix;
    expect([x, y]).toEqual(corner);
  });
});

describe("the part to keep", () => {
  const paper = { width: 100, height: 80 };
  const from = { x: 10, y: 10, width: 40, height: 20 };

  it("is sized by its sides and moved as a whole, within the paper", () => {
    expect(resized(from, { x: 1, y: 0 }, { x: 99, y: 99 }, paper)).toEqual({ ...from, width: 90 });
    expect(resized(from, { x: -1, y: -1 }, { x: -5, y: 99 }, paper)).toEqual({ x: 5, y: 29, width: 45, height: 1 });
    expect(resized(from, { x: 0, y: 0 }, { x: 99, y: -99 }, paper)).toEqual({ ...from, x: 60, y: 0 });
  });

  it("keeps its proportions from the opposite corner, and from the middle of the opposite edge", () => {
    expect(resized(from, { x: 1, y: 1 }, { x: 20, y: 0 }, paper, 2)).toEqual({ ...from, width: 60, height: 30 });
    expect(resized(from, { x: -1, y: 0 }, { x: -10, y: 0 }, paper, 2)).toEqual({ x: 0, y: 8, width: 50, height: 25 });
    expect(resized(from, { x: 1, y: 1 }, { x: 0, y: 99 }, paper, 1)).toEqual({ x: 10, y: 10, width: 70, height: 70 });
  });

  it("takes on other proportions in its middle", () => {
    expect(inProportion(from, 1)).toEqual({ x: 20, y: 10, width: 20, height: 20 });
  });
});
