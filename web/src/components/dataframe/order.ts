/** The order in which rows are shown: sorted, and only those that were searched for. An order lists places in the data. */

import { textOf } from "./cells";
import { testOf } from "./filters";
import type { Cell, Query, Sort } from "./types";

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Return the order, or `null` where rows are shown as they are. */
export function orderOf(count: number, rowAt: (row: number) => Cell[], query: Query): number[] | null {
  const words = query.search.trim().toLocaleLowerCase();
  if (!query.sort.length && !query.filters.length && !words) return null;
  const tests = query.filters.map((filter) => ({ column: filter.column, test: testOf(filter) }));
  const order: number[] = [];
  for (let row = 0; row < count; row++) {
    const cells = rowAt(row);
    const isFound = !words || cells.some((cell) => textOf(cell).toLocaleLowerCase().includes(words));
    if (isFound && tests.every(({ column, test }) => test(cells[column] ?? null))) order.push(row);
  }
  return order.sort((a, b) => compareRows(rowAt(a), rowAt(b), query.sort) || a - b);
}

function compareRows(a: Cell[], b: Cell[], sorts: Sort[]): number {
  for (const { column, is_descending: isDescending } of sorts) {
    const order = compareCells(a[column] ?? null, b[column] ?? null, isDescending ? -1 : 1);
    if (order) return order;
  }
  return 0;
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
  return [...moved.slice(0, place), ...Array.from({ length: count }, (_, i) => row + i), ...moved.slice(place)];
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
