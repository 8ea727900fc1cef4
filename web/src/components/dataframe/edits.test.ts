import { describe, expect, it } from "vitest";

import {
  withCells,
  withColumn,
  withDrafts,
  withOnly,
  withoutColumns,
  withoutDrafts,
  withoutRows,
  withRows,
} from "./edits";
import type { TableValue } from "./types";

const VALUE: TableValue = {
  headers: ["rank", "fruit"],
  data: [
    [3, "cherry"],
    [1, "apple"],
  ],
  metadata: {
    display_value: [
      ["third", null],
      ["first", null],
    ],
    styling: [
      ["color: red", ""],
      ["", ""],
    ],
  },
};

describe("rows to begin in", () => {
  const shown = withDrafts({ headers: ["a"], data: [] }, 3);

  it("are shown and are no part of the value", () => {
    expect(shown.data).toEqual([[null], [null], [null]]);
    expect(withoutDrafts(shown, 3).data).toEqual([]);
  });

  it("become a part of it up to the last that was begun", () => {
    const typed = withoutDrafts(withCells(shown, [[1, 0, "x"]]), 3);
    expect(typed.data).toEqual([[null], ["x"]]);
    expect(withDrafts(typed, 3).data).toHaveLength(3);
  });

  it("stay once somebody has added a row", () => {
    expect(withoutDrafts(withRows(shown, 3, 1), 3).data).toHaveLength(4);
  });
});

describe("changes of a table", () => {
  it("changes a cell, and leaves the rows around it the same", () => {
    const changed = withCells(VALUE, [[0, 1, "quince"]]);
    expect(changed.data).toEqual([
      [3, "quince"],
      [1, "apple"],
    ]);
    expect(changed.data[1]).toBe(VALUE.data[1]);
    expect(VALUE.data[0]).toEqual([3, "cherry"]);
  });

  it("drops the text that the author wrote for a cell that is another now", () => {
    expect(withCells(VALUE, [[0, 0, 4]]).metadata?.display_value).toEqual([
      [null, null],
      ["first", null],
    ]);
  });

  it("notes the changes of a table at the server as operations", () => {
    const file = { path: "x", meta: { _type: "gradio.FileData" } };
    const typed = withCells(withCells({ ...VALUE, file }, [[900, 1, "a"]]), [[900, 1, "b"]]);
    expect(typed.edits).toEqual([{ op: "set", row: 900, column: 1, value: "b" }]);
    expect(typed.data).toBe(VALUE.data);
    const pasted = withCells(typed, [
      [7, 0, 1],
      [7, 1, "x"],
      [9, 0, 2],
      [9, 1, "y"],
    ]);
    expect(pasted.edits?.[1]).toEqual({
      op: "paste",
      rows: [7, 9],
      column: 0,
      cells: [
        [1, "x"],
        [2, "y"],
      ],
    });
  });

  it("takes as many rows as are pasted", () => {
    expect(withRows(VALUE, 1, 200_000).data).toHaveLength(VALUE.data.length + 200_000);
  });

  it("moves texts and styles along with their rows", () => {
    const changed = withRows(VALUE, 1, 1);
    expect(changed.data).toEqual([
      [3, "cherry"],
      [null, null],
      [1, "apple"],
    ]);
    expect(changed.metadata?.display_value?.[2]).toEqual(["first", null]);
    expect(withoutRows(VALUE, [0]).metadata?.styling).toEqual([["", ""]]);
    expect(withOnly(VALUE, [1]).data).toEqual([[1, "apple"]]);
  });

  it("moves them along with their columns", () => {
    expect(withColumn(VALUE, 1, "note")).toMatchObject({
      headers: ["rank", "note", "fruit"],
      data: [
        [3, null, "cherry"],
        [1, null, "apple"],
      ],
    });
    expect(withoutColumns(VALUE, [0])).toMatchObject({ headers: ["fruit"], data: [["cherry"], ["apple"]] });
  });
});
