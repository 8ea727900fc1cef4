import { describe, expect, it } from "vitest";

import { AnsiReader, readLine } from "./ansi";

describe("a line of a terminal", () => {
  it("has colours and marks until they are ended", () => {
    expect(readLine("a \x1b[1;31mred\x1b[0m b").segments).toEqual([
      { text: "a ", look: "" },
      { text: "red", look: "red bold" },
      { text: " b", look: "" },
    ]);
  });

  it("maps further colours to the eight, and leaves other sequences out", () => {
    expect(readLine("\x1b[38;5;196mx\x1b[38;2;0;200;0my\x1b[39mz\x1b[2K\x1b]0;title\x07").segments).toEqual([
      { text: "x", look: "red" },
      { text: "y", look: "green" },
      { text: "z", look: "" },
    ]);
  });

  it("keeps the last of what was drawn over", () => {
    expect(readLine("10%\r50%\r100%\r").text).toBe("100%");
  });
});

describe("a growing text", () => {
  it("is read on from its last line, with the look in which it stands", () => {
    const reader = new AnsiReader();
    reader.read("one\n\x1b[32mtw");
    reader.read("one\n\x1b[32mtwo\nthree\x1b[0m\n");
    expect(reader.lines.map((line) => line.text)).toEqual(["one", "two", "three", ""]);
    expect(reader.lines[2]?.segments).toEqual([{ text: "three", look: "green" }]);
    reader.read("other");
    expect(reader.lines.map((line) => line.text)).toEqual(["other"]);
  });

  it("of many lines is read once", () => {
    const reader = new AnsiReader();
    const text = "line\n".repeat(20_000);
    reader.read(text);
    const first = reader.lines[0];
    reader.read(`${text}end`);
    expect(reader.lines[0]).toBe(first);
    expect(reader.lines).toHaveLength(20_001);
  });
});
