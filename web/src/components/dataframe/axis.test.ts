import { describe, expect, it } from "vitest";

import { evenAxis, unevenAxis } from "./axis";

describe.each([
  ["even", evenAxis(3, 10)],
  ["uneven", unevenAxis([10, 10, 10])],
])("an %s axis", (_name, axis) => {
  it("tells where each begins, and which one is at a position", () => {
    expect([axis.total, axis.offsetOf(2)]).toEqual([30, 20]);
    expect([0, 9, 10, 29].map((position) => axis.indexAt(position))).toEqual([0, 0, 1, 2]);
  });

  it("tells the nearest for positions outside", () => {
    expect([axis.indexAt(-5), axis.indexAt(99)]).toEqual([0, 2]);
  });
});

it("an axis of different sizes adds them up", () => {
  const axis = unevenAxis([5, 20, 10]);
  expect([axis.offsetOf(1), axis.offsetOf(2), axis.total]).toEqual([5, 25, 35]);
  expect([4, 5, 24, 25].map((position) => axis.indexAt(position))).toEqual([0, 1, 1, 2]);
});
