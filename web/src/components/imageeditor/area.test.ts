import { describe, expect, it } from "vitest";

import { common, fitted, isEmpty, type Turn, turned } from "./area";

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
