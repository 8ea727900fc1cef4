import { expect, it } from "vitest";

import { boundsOf, columnsOf, rowsOf, withoutCell } from "./blocks";

const BLOCK = { top: 0, bottom: 2, left: 1, right: 3 };

it("leaves what is around a cell that is taken out", () => {
  const left = withoutCell([BLOCK], { row: 1, column: 2 });
  const cells = left.flatMap((block) => rowsOf([block]).flatMap((row) => columnsOf([block]).map((at) => [row, at])));
  expect(cells.sort()).toEqual([0, 1, 2].flatMap((row) => [1, 2, 3].map((at) => [row, at])).toSpliced(4, 1));
});

it("counts a row and a column once", () => {
  const blocks = [BLOCK, { top: 2, bottom: 5, left: 0, right: 1 }];
  expect([rowsOf(blocks), columnsOf(blocks)]).toEqual([
    [0, 1, 2, 3, 4, 5],
    [0, 1, 2, 3],
  ]);
  expect(boundsOf(blocks)).toEqual({ top: 0, bottom: 5, left: 0, right: 3 });
});
