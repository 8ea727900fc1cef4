/** The box in the head of a column of boxes, which ticks all that are shown. */

import type { TableState } from "./table.svelte";
import type { CellEdit } from "./types";

/** Whether a head has a box. Of rows that are at the server, the page does not know which are ticked. */
export function hasTicks(table: TableState, column: number): boolean {
  return table.kinds[column] === "bool" && table.canEdit(column) && !table.remote;
}

/** Return how many boxes are ticked of those that are shown. */
export function ticked(table: TableState, column: number): "all" | "some" | "none" {
  let count = 0;
  for (let row = 0; row < table.count; row++) if (table.cellAt({ row, column }) === true) count++;
  if (count === 0) return "none";
  return count === table.count ? "all" : "some";
}

/** Tick all boxes that are shown, or, where all are, none. */
export function tickAll(table: TableState, column: number): void {
  const cell = ticked(table, column) !== "all";
  table.setCells(Array.from({ length: table.count }, (_, row): CellEdit => [table.dataRow(row), column, cell]));
}
