import { describe, expect, it } from "vitest";

import type { Folding } from "./rows";
import { rowsOf } from "./rows";

const ALL: Folding = { isOpen: () => true, shown: () => Infinity };

describe("rowsOf", () => {
  it("lists what is open from top to bottom", () => {
    const rows = rowsOf({ tree: { height: 30 }, birds: ["wren"] }, ALL);
    expect(rows.map((row) => `${row.level} ${row.key ?? ""} ${row.kind}`)).toEqual([
      "1  value",
      "2 tree value",
      "3 height value",
      "2  end",
      "2 birds value",
      "3 0 value",
      "2  end",
      "1  end",
    ]);
  });

  it("leaves out what is folded", () => {
    const rows = rowsOf({ a: [1, 2] }, { ...ALL, isOpen: (path) => path === "$" });
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatchObject({ key: "a", isBranch: true, isOpen: false });
  });

  it("does not look at elements beyond those shown", () => {
    const rows = rowsOf(Array(100_000).fill(1), { ...ALL, shown: () => 100 });
    expect(rows).toHaveLength(103);
    expect(rows.at(-2)).toMatchObject({ kind: "more", hidden: 99_900 });
  });

  it("tells every line from every other, whatever keys are called", () => {
    const value = { end: { end: 1, more: 2, "~end": 3 }, more: [1, 2], "a/b": 1, "a~1b": 2, "~more": 3, "": 4 };
    const paths = rowsOf(value, { ...ALL, shown: (path) => (path.endsWith("more") ? 1 : 100) }).map((row) => row.path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("gives empty values no inside", () => {
    expect(rowsOf({ a: [], b: {} }, ALL)).toHaveLength(4);
  });
});
