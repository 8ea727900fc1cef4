import { describe, expect, it } from "vitest";

import { placeOf } from "./place";

const WINDOW: [number, number] = [1000, 600];
const anchor = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 36 });

describe("the place of a tooltip", () => {
  it("is in the middle of its side", () => {
    expect(placeOf(anchor(400, 300), [60, 20], "top", WINDOW)).toEqual({ left: 420, top: 274 });
    expect(placeOf(anchor(400, 300), [60, 20], "right", WINDOW)).toEqual({ left: 506, top: 308 });
  });

  it("is at the other side where there is no room, and never off the window", () => {
    expect(placeOf(anchor(400, 4), [60, 20], "top", WINDOW).top).toBe(46);
    expect(placeOf(anchor(0, 300), [300, 20], "top", WINDOW).left).toBe(8);
  });
});
