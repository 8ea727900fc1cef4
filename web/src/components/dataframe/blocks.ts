/** What is selected in a table: blocks of cells, several where some were added by clicks with Ctrl. Each block includes its edges. */

import type { Place } from "./types";

export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function covers({ top, bottom, left, right }: Block, { row, column }: Place): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Return blocks that have all cells of these but one. */
export function withoutCell(blocks: Block[], place: Place): Block[] {
  return blocks.flatMap((block) => (covers(block, place) ? around(block, place) : [block]));
}

/** What is left of a block above, below, before and after a cell. */
function around({ top, bottom, left, right }: Block, { row, column }: Place): Block[] {
  return [
    { top, bottom: row - 1, left, right },
    { top: row + 1, bottom, left, right },
    { top: row, bottom: row, left, right: column - 1 },
    { top: row, bottom: row, left: column + 1, right },
  ].filter((block) => block.top <= block.bottom && block.left <= block.right);
}

/** Return the least block that has all of these in it. */
export function boundsOf(blocks: Block[]): Block {
  return {
    top: Math.min(...blocks.map((block) => block.top)),
    bottom: Math.max(...blocks.map((block) => block.bottom)),
    left: Math.min(...blocks.map((block) => block.left)),
    right: Math.max(...blocks.map((block) => block.right)),
  };
}

/** Return the rows in which these blocks have a cell, in order; the head is none. */
export function rowsOf(blocks: Block[]): number[] {
  return numbersIn(blocks.map(({ top, bottom }) => [Math.max(0, top), bottom]));
}

/** Return the columns in which these blocks have a cell, in order. */
export function columnsOf(blocks: Block[]): number[] {
  return numbersIn(blocks.map(({ left, right }) => [left, right]));
}

function numbersIn(ranges: [first: number, last: number][]): number[] {
  const numbers = ranges.flatMap(([first, last]) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i),
  );
  return ranges.length > 1 ? [...new Set(numbers)].sort((a, b) => a - b) : numbers;
}
