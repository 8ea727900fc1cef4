import { expect, it } from "vitest";

import { withPrivateVariables } from "./private-variables.ts";

it.each([
  ["p { --gap: 0; color: var(--text); }", "p { --_gap: 0; color: var(--_text); }"],
  ['style.getPropertyValue("--accent-9")', 'style.getPropertyValue("--_accent-9")'],
])("makes our tokens private: %s", (code, expected) => {
  expect(withPrivateVariables(code)).toBe(expected);
});

it.each(["var(--font)", "var(--body-text-color)", "var(--neutral-500)", "var(--text-md)", "x--text", "--text-${size}"])(
  "leaves what programs know, and what is no token: %s",
  (code) => {
    expect(withPrivateVariables(code)).toBe(code);
  },
);
