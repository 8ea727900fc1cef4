import { expect, it } from "vitest";

import { leave, wakeUp } from "./awake";

it("lets maps sleep that are out of view, oldest first, once there are many", () => {
  const slept: number[] = [];
  const make = (number: number, isNear: boolean) => ({ isNear, sleep: () => slept.push(number) });
  const maps = Array.from({ length: 12 }, (_, i) => make(i, i % 2 === 0));
  maps.slice(0, 8).forEach(wakeUp);
  expect(slept).toEqual([]);
  maps.slice(8).forEach(wakeUp);
  expect(slept).toEqual([1, 3, 5, 7]);
  maps.forEach(leave);
});
