import { expect, it } from "vitest";

import { formatClock } from "./clock";

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
