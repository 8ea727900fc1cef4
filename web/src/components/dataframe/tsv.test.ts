import { describe, expect, it } from "vitest";

import { fromTsv, toTsv } from "./tsv";

describe("cells on the clipboard", () => {
  it.each([
    ["one cell", [["a"]]],
    [
      "a block",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    [
      "what must be quoted",
      [
        ['say "hi"', "two\nlines"],
        ["a\ttab", "plain"],
      ],
    ],
    [
      "empty cells at the edges",
      [
        ["", "b"],
        ["", ""],
      ],
    ],
  ])("go there and back: %s", (_name, rows) => {
    expect(fromTsv(toTsv(rows))).toEqual(rows);
  });

  it("reads the line breaks of every system, and none at the end", () => {
    expect(fromTsv("a\tb\r\nc\td\r\n")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("takes a quote inside of a cell as it is", () => {
    expect(fromTsv('5" pipe\tx')).toEqual([['5" pipe', "x"]]);
  });
});
