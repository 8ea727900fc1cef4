import { expect, it } from "vitest";

import { columnsAt, fitColumns, inView, layOut, placeAfter } from "./grid";

it.each([
  [3, 400, 3],
  [6, 400, 4],
  [null, 400, 2],
  [[1, 2, 4], 400, 1],
  [[1, 2, 4], 700, 2],
  [[1, 2, 4], 2000, 4],
])("finds %j columns at %d px", (columns, width, expected) => {
  expect(columnsAt(columns, width, Math.min(width, 350))).toBe(expected);
});

it.each([
  ["of many", 9, Infinity, 4],
  ["of two", 2, Infinity, 2],
  ["of two in a low place", 2, 220, 3],
  ["of one in a place that is lower than any cell", 1, 40, 4],
])("finds columns for a row %s", (_name, count, heightPx, expected) => {
  expect(fitColumns(4, count, 640, heightPx)).toBe(expected);
});

it("lays squares out over the width", () => {
  expect(layOut(5, 2, 224)).toEqual({ columns: 2, cellPx: 100, stepPx: 108, rows: 3, heightPx: 332 });
});

it("makes rows no higher than a low place", () => {
  expect(layOut(3, 3, 1128, 260)).toMatchObject({ cellPx: 244, heightPx: 260 });
  expect(layOut(3, 3, 1128, 60).cellPx).toBe(72);
});

it("builds what is in view and a little more", () => {
  expect(inView(1000, 300, 100, 5000, 2)).toEqual([8, 15]);
  expect(inView(0, 300, 100, 2, 2)).toEqual([0, 2]);
  expect(inView(0, 0, 0, 5000, 2)).toEqual([0, 2]);
});

it.each([
  ["ArrowRight", 1, 2],
  ["ArrowDown", 1, 4],
  ["ArrowUp", 1, 1],
  ["End", 1, 6],
  ["ArrowRight", 6, 6],
  ["a", 1, undefined],
])("%s leads from %d to %s", (key, place, expected) => {
  expect(placeAfter(key, place, 7, 3)).toBe(expected);
});
