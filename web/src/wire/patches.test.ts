import { describe, expect, it } from "vitest";

import type { Patch } from "./messages";
import { applyPatches } from "./patches";

const CASES: [unknown, Patch[], unknown][] = [
  ["ab", [["append", [], "c"]], "abc"],
  [[1], [["add", [1], 2]], [1, 2]],
  [
    [1, 2, 3],
    [
      ["delete", [2], null],
      ["delete", [1], null],
    ],
    [1],
  ],
  [
    { a: 1 },
    [
      ["add", ["b"], 2],
      ["delete", ["a"], null],
    ],
    { b: 2 },
  ],
  [[{ text: "he" }], [["append", [0, "text"], "llo"]], [{ text: "hello" }]],
  [{ rows: [[1], [2]] }, [["replace", ["rows", 1, 0], 9]], { rows: [[1], [9]] }],
];

/** Keys and values as strangers may choose them. */
const KEYS = ["__proto__", "constructor", "prototype", "toString", "length", "a", 0, 1, -1];

describe("patches", () => {
  it.each(CASES)("turn %j with %j into %j", (before, patches, after) => {
    expect(applyPatches(before, patches)).toEqual(after);
  });

  it("keep an entry with the name of a prototype as an entry", () => {
    const before: unknown = JSON.parse('{"__proto__": {"x": 1}}');
    const after = applyPatches(before, [["replace", ["__proto__", "x"], 2]]);
    expect(JSON.stringify(after)).toBe('{"__proto__":{"x":2}}');
    expect(JSON.stringify(applyPatches({}, [["add", ["__proto__"], { x: 1 }]]))).toBe('{"__proto__":{"x":1}}');
    expect(JSON.stringify(applyPatches(after, [["delete", ["__proto__"], null]]))).toBe("{}");
  });

  it("change neither the value before nor what all objects have, wherever they lead", () => {
    let seed = 7;
    const draw = (count: number) => (seed = (seed * 48271) % 2147483647) % count;
    for (let round = 0; round < 2000; round++) {
      const before: unknown = JSON.parse(
        '{"a": [{"a": "x", "__proto__": {"a": 1}}, [1, 2]], "constructor": {"a": {}}}',
      );
      const written = JSON.stringify(before);
      const path = Array.from({ length: draw(5) }, () => KEYS[draw(KEYS.length)] as string | number);
      const action = (["append", "add", "replace", "delete"] as const)[draw(4)] as Patch[0];
      applyPatches(before, [[action, path, action === "append" ? "x" : { polluted: true }]]);
      expect(JSON.stringify(before)).toBe(written);
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
      expect(Object.hasOwn(Array.prototype, "polluted")).toBe(false);
      expect(Object.hasOwn(Function.prototype, "polluted")).toBe(false);
    }
  });
});
