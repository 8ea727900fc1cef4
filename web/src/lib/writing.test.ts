import { describe, expect, it } from "vitest";

import { directionOf, isLong } from "./writing";

describe("the direction of what is written", () => {
  it("is that of the page while there is nothing", () => {
    expect(directionOf("", false)).toBeUndefined();
    expect(directionOf("", true)).toBe("rtl");
  });

  it("is that of the text", () => {
    expect(directionOf("مرحبا", undefined)).toBe("auto");
    expect(directionOf("hello", true)).toBe("rtl");
  });

  it("is one for all lines of a text of megabytes", () => {
    expect(isLong("line\n".repeat(1_000))).toBe(false);
    expect(isLong("line\n".repeat(1_000_000))).toBe(true);
  });
});
