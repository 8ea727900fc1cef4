import { expect, it } from "vitest";

import { formatClock, formatMoment } from "./clock";

it.each([
  [0, "0:00"],
  [2, "0:02"],
  [59.99, "0:59"],
  [75, "1:15"],
  [3723, "1:02:03"],
  [Number.NaN, "0:00"],
  [Number.POSITIVE_INFINITY, "0:00"],
])("shows %d seconds as %s", (seconds, text) => {
  expect(formatClock(seconds)).toBe(text);
});

it.each([
  [0, "0:00.0"],
  [2.44, "0:02.4"],
  [59.96, "1:00.0"],
])("shows %d seconds with tenths as %s", (seconds, text) => {
  expect(formatMoment(seconds)).toBe(text);
});
