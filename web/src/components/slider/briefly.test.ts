import { describe, expect, it } from "vitest";

import { formatBriefly } from "./briefly";

describe("a number beside something larger", () => {
  it.each([
    [100, "100"],
    [-0.25, "-0.25"],
    [0, "0"],
    [2023, "2023"],
    [1_234_567, "1,234,567"],
    [2_147_483_647, "2,147,483,647"],
    [1e308, "1E308"],
    [-1.5e-20, "-1.5E-20"],
    [2 / 3, "6.667E-1"],
  ])("%d is written %s", (value, text) => {
    expect(formatBriefly(value)).toBe(text);
  });
});
