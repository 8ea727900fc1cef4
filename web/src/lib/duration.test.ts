import { expect, it } from "vitest";

import { formatDuration } from "./duration";

it.each([
  [0, "0.0 s"],
  [0.44, "0.4 s"],
  [9.94, "9.9 s"],
  [9.96, "10 s"],
  [59.4, "59 s"],
  [59.6, "1:00"],
  [125, "2:05"],
  [3725, "1:02:05"],
])("shows %d seconds as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
