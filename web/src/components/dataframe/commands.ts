/** What can be done to a selection, to rows and to columns. */

import { copyText } from "../../lib/clipboard";
import { parseCell, textOf } from "./cells";
import { withColumn, withHeader, withOnly, withoutColumns, withoutRows, withRows } from "./edits";
import { withDeleted, withInserted } from "./order";
import type { TableState } from "./table.svelte";
import { fromTsv, toTsv } from "./tsv";
import type { Cell, CellEdit } from "./types";

/** Put new rows above the row `place` as it is shown; at the end if there is none. */
export function insertRow(table: TableState, place: number): void {
  const row = place < table.count ? table.dataRow(place) : table.rows.count;
  if (!table.canHaveRows(table.rows.count + 1)) return;
  table.commit(withRows(table.value, row, 1), withInserted(table.order, place, row, 1));
  table.select({ row: place, column: table.active.column });
}

export function deleteRows(table: TableState): void {
  const rows = selectedRows(table).map((row) => table.dataRow(row));
  if (!rows.length || !table.canHaveRows(table.rows.count - rows.length)) return;
  table.commit(withoutRows(table.value, rows), withDeleted(table.order, rows));
  table.select({ row: Math.max(0, Math.min(table.range.top, table.count - 1)), column: table.active.column });
}

export function insertColumn(table: TableState, column: number): void {
  if (!table.canHaveColumns(table.headers.length + 1)) return;
  table.commit(withColumn(table.value, column, freeName(table.headers)));
  if (table.sort && table.sort.column >= column) table.sort = { ...table.sort, column: table.sort.column + 1 };
  table.select({ row: table.active.row, column });
}

export function deleteColumns(table: TableState): void {
  const { left, right } = table.range;
  const columns = Array.from({ length: right - left + 1 }, (_, i) => left + i);
  const rest = table.headers.length - columns.length;
  if (rest < 1 || !table.canHaveColumns(rest)) return;
  table.sort = null;
  table.commit(withoutColumns(table.value, columns));
  table.select({ row: table.active.row, column: left });
}

export function rename(table: TableState, column: number, header: string): void {
  table.commit(withHeader(table.value, column, header));
}

/** Empty the selected cells. */
export function clearCells(table: TableState): void {
  fill(table, (column) => (table.kinds[column] === "bool" ? false : table.kinds[column] === "number" ? null : ""));
}

function fill(table: TableState, cellFor: (column: number) => Cell): void {
  const changes: CellEdit[] = [];
  for (const row of selectedRows(table)) {
    for (let column = table.range.left; column <= table.range.right; column++) {
      if (table.canEdit(column)) changes.push([table.dataRow(row), column, cellFor(column)]);
    }
  }
  table.setCells(changes);
}

/** Put the selected cells on the clipboard. */
export async function copySelection(table: TableState): Promise<boolean> {
  const { left, right } = table.range;
  const rows = table.range.bottom < 0 ? [] : selectedRows(table).map((row) => table.dataRow(row));
  await loadRows(table, rows);
  const cells = rows.map((row) => (table.rows.at(row) ?? []).slice(left, right + 1).map(textOf));
  if (table.range.top < 0) cells.unshift(table.headers.slice(left, right + 1));
  return copyText(toTsv(cells));
}

/** Return the whole table as it is shown, with its headers. */
export async function tableText(table: TableState): Promise<string> {
  const rows = Array.from({ length: table.count }, (_, row) => table.dataRow(row));
  await loadRows(table, rows);
  return toTsv([table.headers, ...rows.map((row) => (table.rows.at(row) ?? []).map(textOf))]);
}

async function loadRows(table: TableState, rows: number[]): Promise<void> {
  const [first, last] = rows.reduce(([a, b], row) => [Math.min(a, row), Math.max(b, row)], [Infinity, -1]);
  if (last >= 0) await table.load(first, last);
}

/** Put what is on the clipboard into the table, from the upper left of the selection on; rows are added where there are too few. */
export function paste(table: TableState, text: string): void {
  const block = fromTsv(text);
  const { top: selectedTop, left, bottom, right } = table.range;
  const top = Math.max(0, selectedTop);
  const isFilling = block.length === 1 && block[0]?.length === 1 && (bottom > top || right > left);
  if (isFilling) return fill(table, (column) => parseCell(block[0]?.[0] ?? "", table.kinds[column] ?? "str"));
  const missing = top + block.length - table.count;
  const added = missing > 0 && table.canHaveRows(table.rows.count + missing) ? missing : 0;
  const first = table.rows.count;
  const changes: CellEdit[] = [];
  block.slice(0, table.count - top + added).forEach((cells, i) => {
    const row = top + i < table.count ? table.dataRow(top + i) : first + top + i - table.count;
    cells.slice(0, table.headers.length - left).forEach((cell, j) => {
      if (table.canEdit(left + j)) changes.push([row, left + j, parseCell(cell, table.kinds[left + j] ?? "str")]);
    });
  });
  const shown = table.count;
  if (added) table.commit(withRows(table.value, first, added), withInserted(table.order, shown, first, added));
  table.setCells(changes);
  const width = Math.max(...block.map((cells) => cells.length));
  table.anchor = { row: top, column: left };
  table.active = {
    row: Math.min(top + block.length, table.count) - 1,
    column: Math.min(left + width, table.headers.length) - 1,
  };
}

/** Keep the rows that were found, and drop the others. */
export function keepFound(table: TableState): void {
  if (!table.order) return;
  const rows = table.order;
  table.search = "";
  table.sort = null;
  table.commit(withOnly(table.value, rows), null);
}

function selectedRows(table: TableState): number[] {
  const top = Math.max(0, table.range.top);
  return Array.from({ length: Math.max(0, table.range.bottom - top + 1) }, (_, i) => top + i);
}

function freeName(headers: string[]): string {
  for (let number = headers.length + 1; ; number++) if (!headers.includes(String(number))) return String(number);
}
