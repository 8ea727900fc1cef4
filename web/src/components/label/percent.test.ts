import { expect, it } from "vitest";

import { percent } from "./percent";

it.each([
  [0.62, "62%"],
  [0, "0%"],
  [1, "100%"],
  [0.004, "0.4%"],
  [0.00001, "<0.1%"],
  [0.996, "99.6%"],
  [0.99999, ">99.9%"],
])("writes %d as %s", (share, text) => {
  expect(percent(share)).toBe(text);
});
