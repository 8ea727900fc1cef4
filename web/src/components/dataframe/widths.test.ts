import { describe, expect, it } from "vitest";

import { filling, fittingWidths, toPixels } from "./widths";

describe("widths of columns", () => {
  it.each([
    [120, 120],
    ["120px", 120],
    ["80", 80],
    ["25%", 200],
    ["10rem", 160],
    ["auto", undefined],
    [undefined, undefined],
  ])("reads %s", (length, pixels) => {
    expect(toPixels(length, 800)).toBe(pixels);
  });

  it("show something of a column with a small share of a narrow table", () => {
    expect(toPixels("5%", 300)).toBe(48);
  });

  it("fit the longest of head and cells, within reason", () => {
    const widths = fittingWidths(
      ["n", "name"],
      [
        [1, "x".repeat(20)],
        [22, "y".repeat(500)],
      ],
      (text) => text.length * 8,
    );
    expect(widths).toEqual([72, 360]);
  });

  it("share out the room that is left among the columns that nobody set", () => {
    expect(filling([100, 100, 200], [false, true, true], 700)).toEqual([100, 200, 400]);
    expect(filling([400, 400], [true, true], 700)).toEqual([400, 400]);
  });
});
