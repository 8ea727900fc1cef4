import { expect, it } from "vitest";

import { harmlessLink } from "./link";

it.each(["https://example.org/a", "/here", "there?x=1", "#place", "mailto:ada@example.org", "//example.org"])(
  "follows %s",
  (address) => {
    expect(harmlessLink(address)).toBe(address);
  },
);

it.each([
  "javascript:alert(1)",
  " java\nscript:alert(1)",
  "JAVASCRIPT:alert(1)",
  "vbscript:x",
  "http://[",
  "\u0001javascript:x",
])("does not follow %j", (address) => {
  expect(harmlessLink(address)).toBeUndefined();
});
