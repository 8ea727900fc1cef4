/** The order in which rows are shown: sorted, and only those that were searched for. An order lists places in the data. */

import { textOf } from "./cells";
import type { Cell, Sort } from "./types";

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Return the order, or `null` where rows are shown as they are. `rowAt` must know every row. */
export function orderOf(
  count: number,
  rowAt: (row: number) => Cell[],
  sort: Sort | null,
  search: string,
): number[] | null {
  const words = search.trim().toLocaleLowerCase();
  if (!sort && !words) return null;
  const order: number[] = [];
  for (let row = 0; row < count; row++) {
    if (!words || rowAt(row).some((cell) => textOf(cell).toLocaleLowerCase().includes(words))) order.push(row);
  }
  if (sort) {
    const sign = sort.isDescending ? -1 : 1;
    const keys = new Map(order.map((row) => [row, rowAt(row)[sort.column] ?? null]));
    order.sort((a, b) => compareCells(keys.get(a) ?? null, keys.get(b) ?? null, sign) || a - b);
  }
  return order;
}

/** Empty cells stand at the end in both directions. */
function compareCells(a: Cell, b: Cell, sign: number): number {
  const isEmptyA = a === null || a === "";
  const isEmptyB = b === null || b === "";
  if (isEmptyA || isEmptyB) return Number(isEmptyA) - Number(isEmptyB);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * collator.compare(textOf(a), textOf(b));
}

/** Return the order after rows were put into the data at `row`, shown at `place`. */
export function withInserted(order: number[] | null, place: number, row: number, count: number): number[] | null {
  if (!order) return null;
  const moved = order.map((one) => (one >= row ? one + count : one));
  return moved.toSpliced(place, 0, ...Array.from({ length: count }, (_, i) => row + i));
}

/** Return the order after these rows were taken out of the data. */
export function withDeleted(order: number[] | null, rows: number[]): number[] | null {
  if (!order) return null;
  const gone = new Set(rows);
  const sorted = [...gone].sort((a, b) => a - b);
  const countBelow = (row: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return order.filter((row) => !gone.has(row)).map((row) => row - countBelow(row));
}
