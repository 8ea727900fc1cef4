import { describe, expect, it } from "vitest";

import { runBefore } from "./script";

describe("a script before a function", () => {
  it.each([
    ["returns nothing", "() => {}", [null, null]],
    ["returns fewer values", "(a) => [a + 1]", [2, null]],
    ["returns more values", "() => [1, 2, 3]", [1, 2]],
    ["returns them all", "async (a, b) => [b, a]", [5, 1]],
  ])("gives a value for each input when it %s", async (_name, source, inputs) => {
    expect(await runBefore(source, [1, 5])).toEqual(inputs);
  });

  it("may return the value of the only input alone", async () => {
    expect(await runBefore("(a) => a + 1", [1])).toEqual([2]);
    expect(await runBefore("() => {}", [1])).toEqual([null]);
  });

  it("may keep a value under a name that it declares nowhere", async () => {
    expect(await runBefore("function (a) { kept_of_script = a; return kept_of_script; }", [1])).toEqual([1]);
    expect(globalThis).toHaveProperty("kept_of_script", 1);
  });
});
