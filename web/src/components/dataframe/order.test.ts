import { describe, expect, it } from "vitest";

import { orderOf, withDeleted, withInserted } from "./order";
import type { Cell, Filter, Sort } from "./types";

const ROWS: Cell[][] = [
  [3, "cherry"],
  [null, "apple 10"],
  [1, "Apple 9"],
  [2, null],
];
const order = (sort: Sort | null, search = "", filters: Filter[] = []): number[] | null =>
  orderOf(4, (row) => ROWS[row] ?? [], { sort: sort ? [sort] : [], search, filters });

describe("orderOf", () => {
  it("is nothing where rows are shown as they are", () => {
    expect(order(null)).toBeNull();
  });

  it("sorts numbers by size and leaves empty cells at the end, in both directions", () => {
    expect(order({ column: 0, is_descending: false })).toEqual([2, 3, 0, 1]);
    expect(order({ column: 0, is_descending: true })).toEqual([0, 3, 2, 1]);
  });

  it("sorts texts as people do", () => {
    expect(order({ column: 1, is_descending: false })).toEqual([2, 1, 0, 3]);
  });

  it.each<[Filter, number[]]>([
    [{ kind: "number", column: 0, least: 2, most: null }, [0, 3]],
    [{ kind: "text", column: 1, text: "APPLE", mode: "contains" }, [1, 2]],
    [{ kind: "text", column: 1, text: "apple 9", mode: "equals" }, [2]],
    [{ kind: "text", column: 1, text: "^a.*\\d{2}$", mode: "regex" }, [1]],
    [{ kind: "text", column: 1, text: "(", mode: "regex" }, []],
    [{ kind: "values", column: 1, values: ["", "cherry"] }, [0, 3]],
  ])("keeps rows that pass a filter: %o", (filter, rows) => {
    expect(order(null, "", [filter])).toEqual(rows);
  });

  it("keeps rows that have the text anywhere, in upper or lower case", () => {
    expect(order(null, " APPLE ")).toEqual([1, 2]);
    expect(order({ column: 0, is_descending: false }, "e")).toEqual([2, 0, 1]);
  });
});

describe("an order after a change of rows", () => {
  it("shows new rows where they were put", () => {
    expect(withInserted([2, 0, 1], 1, 3, 1)).toEqual([2, 3, 0, 1]);
    expect(withInserted([2, 0, 1], 1, 0, 1)).toEqual([3, 0, 1, 2]);
    expect(withInserted([0], 1, 1, 200_000)).toHaveLength(200_001);
  });

  it("names the rows that stay by their new places", () => {
    expect(withDeleted([3, 0, 2, 1], [0, 2])).toEqual([1, 0]);
  });
});
