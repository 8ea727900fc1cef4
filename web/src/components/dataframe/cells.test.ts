import { describe, expect, it } from "vitest";

import { kindsOf, parseCell, textOf } from "./cells";

describe("cells", () => {
  it.each([
    [null, ""],
    [1.5, "1.5"],
    [false, "false"],
    [{ a: [1] }, '{"a":[1]}'],
  ])("writes %s", (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });

  it("reads numbers where numbers belong, and keeps what is none", () => {
    expect(["7", " 1e3 ", "", "many"].map((text) => parseCell(text, "number"))).toEqual([7, 1000, null, "many"]);
    expect(parseCell("7", "str")).toBe("7");
    expect(["True", "no"].map((text) => parseCell(text, "bool"))).toEqual([true, false]);
  });

  it("takes columns that hold numbers alone for numbers, unless told otherwise", () => {
    const sample = [
      [1, "2026-01-02", true, "x", null],
      [null, "2026-01-02 03:04", false, 1, null],
    ];
    expect(kindsOf(["a", "b", "c", "d", "e"], "str", sample)).toEqual(["number", "str", "str", "str", "str"]);
    expect(kindsOf(["a", "b", "c", "d", "e"], "auto", sample)).toEqual(["number", "date", "bool", "str", "str"]);
    expect(kindsOf(["a", "b"], ["date", "html"], sample)).toEqual(["date", "html"]);
  });
});
