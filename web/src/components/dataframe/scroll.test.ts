import { expect, it } from "vitest";

import { HIGHEST_PX, ScrollMap } from "./scroll";

const TOTAL = 36_000_000;
const ROOM = 400;

it("changes nothing for a table that fits", () => {
  expect(new ScrollMap().scroll(5_000, 100_000, ROOM)).toBe(5_000);
});

it("moves a long table pixel by pixel for short scrolls, and to the same share of it for long ones", () => {
  const map = new ScrollMap();
  expect(map.scroll(100, TOTAL, ROOM)).toBe(100);
  expect(map.scroll(HIGHEST_PX / 2, TOTAL, ROOM)).toBeCloseTo(TOTAL / 2, -4);
});

it("reaches both ends", () => {
  const map = new ScrollMap();
  expect(map.scroll(HIGHEST_PX - ROOM, TOTAL, ROOM)).toBe(TOTAL - ROOM);
  expect(map.scroll(0, TOTAL, ROOM)).toBe(0);
});

it("puts the element where the table stands, and that moves nothing", () => {
  const map = new ScrollMap();
  const top = map.place(20_000_000, TOTAL, ROOM);
  expect(top).toBeLessThan(HIGHEST_PX);
  expect(map.scroll(top, TOTAL, ROOM)).toBe(20_000_000);
});
