/** What can be done to a selection, to rows and to columns. */

import { copyText } from "../../lib/clipboard";
import { t } from "../../lib/text";
import { boundsOf, columnsOf, rowsOf } from "./blocks";
import { parseCell, textOf } from "./cells";
import { withColumn, withEdits, withHeader, withOnly, withoutColumns, withoutRows, withRows } from "./edits";
import { withDeleted, withInserted } from "./order";
import type { TableState } from "./table.svelte";
import { fromTsv, toTsv } from "./tsv";
import type { Cell, CellEdit } from "./types";

/** Rows of a table at the server that go to the clipboard at once. */
const MOST_COPIED = 100_000;
/** Rows of a table at the server that are changed at once: all of them are fetched before. */
const MOST_CHANGED = 5_000;

/** Put new rows above the row `place` as it is shown; at the end if there is none. */
export async function insertRow(table: TableState, place: number): Promise<void> {
  if (!table.canHaveRows(table.rows.count + 1)) return;
  if (table.remote) await table.load(Math.max(0, place - 1), place);
  const row = place < table.count ? table.dataRow(place) : table.rows.count;
  if (table.remote) {
    const [key, before] = [table.rows.nextKey, place < table.count ? row : null];
    table.commit(withEdits(table.value, [{ op: "insert", rows: [key], before }]));
    table.remote.insert(place, key, Array<Cell>(table.headers.length).fill(null));
  } else {
    table.commit(withRows(table.value, row, 1), withInserted(table.order, place, row, 1));
  }
  table.select({ row: place, column: table.active.column });
}

export async function deleteRows(table: TableState): Promise<void> {
  if (!(await loadSelected(table))) return;
  const rows = rowsOf(table.blocks).map((row) => table.dataRow(row));
  if (!rows.length || !table.canHaveRows(table.rows.count - rows.length)) return;
  if (table.remote) table.commit(withEdits(table.value, [{ op: "delete", rows }]));
  else table.commit(withoutRows(table.value, rows), withDeleted(table.order, rows));
  table.select({ row: Math.max(0, Math.min(table.range.top, table.count - 1)), column: table.active.column });
}

export function insertColumn(table: TableState, column: number): void {
  if (!table.canHaveColumns(table.headers.length + 1)) return;
  table.commit(withColumn(table.value, column, freeName(table.headers)));
  const moved = <T extends { column: number }>(one: T): T =>
    one.column >= column ? { ...one, column: one.column + 1 } : one;
  table.sort = table.sort.map(moved);
  table.filters = table.filters.map(moved);
  table.select({ row: table.active.row, column });
}

export function deleteColumns(table: TableState): void {
  const columns = columnsOf(table.blocks);
  const rest = table.headers.length - columns.length;
  if (rest < 1 || !table.canHaveColumns(rest)) return;
  [table.sort, table.filters] = [[], []];
  table.commit(withoutColumns(table.value, columns));
  table.select({ row: table.active.row, column: columns[0] ?? 0 });
}

export function rename(table: TableState, column: number, header: string): void {
  table.commit(withHeader(table.value, column, header));
}

/** Empty the selected cells. */
export async function clearCells(table: TableState): Promise<void> {
  if (!(await loadSelected(table))) return;
  fill(table, (column) => (table.kinds[column] === "bool" ? false : table.kinds[column] === "number" ? null : ""));
}

function fill(table: TableState, cellFor: (column: number) => Cell): void {
  const changes: CellEdit[] = [];
  for (const block of table.blocks) {
    for (const row of rowsOf([block])) {
      for (const column of columnsOf([block])) {
        if (table.canEdit(column)) changes.push([table.dataRow(row), column, cellFor(column)]);
      }
    }
  }
  table.setCells(changes);
}

/** Fill the block in which one is with its first row; one row alone, with the row above. */
export async function fillDown(table: TableState): Promise<void> {
  if (!(await loadSelected(table))) return;
  const rows = rowsOf([table.range]);
  const from = (rows[0] ?? 0) - (rows.length > 1 ? 0 : 1);
  if (from < 0) return;
  await table.load(from, from);
  const columns = columnsOf([table.range]).filter((column) => table.canEdit(column));
  const places = rows.filter((row) => row !== from);
  table.setCells(
    places.flatMap((row) =>
      columns.map((column): CellEdit => [table.dataRow(row), column, table.cellAt({ row: from, column }) ?? null]),
    ),
  );
}

/** Put the selected cells on the clipboard: the block around them, empty where none is selected. */
export async function copySelection(table: TableState): Promise<boolean> {
  const { top, bottom, left, right } = boundsOf(table.blocks);
  const first = Math.max(0, top);
  const rows = bottom < 0 ? [] : await rowsBetween(table, first, bottom);
  const selected = (cells: Cell[], row: number): string[] =>
    cells.slice(left, right + 1).map((cell, i) => (table.isSelected({ row, column: left + i }) ? textOf(cell) : ""));
  const cells = rows.map((row, i) => selected(row, first + i));
  if (top < 0) cells.unshift(selected(table.headers, -1));
  return copyText(toTsv(cells));
}

/** Return the whole table as it is shown, with its headers. */
export async function tableText(table: TableState): Promise<string> {
  const rows = await rowsBetween(table, 0, table.count - 1);
  return toTsv([table.headers, ...rows.map((row) => row.map(textOf))]);
}

async function rowsBetween(table: TableState, first: number, last: number): Promise<Cell[][]> {
  if (!table.remote) {
    return Array.from({ length: last - first + 1 }, (_, i) => table.rows.at(table.dataRow(first + i)) ?? []);
  }
  if (last - first >= MOST_COPIED) {
    table.node.toast("info", t("The first {count} rows were copied.", { count: MOST_COPIED }));
  }
  const { keys, data } = await table.remote.read(first, Math.min(last, first + MOST_COPIED - 1));
  return data.map((cells, i) => table.rows.withEdits(keys[i] ?? -1, cells) ?? []);
}

/** Fetch the selected rows, so that they can be changed. Returns whether they are few enough for that. */
async function loadSelected(table: TableState): Promise<boolean> {
  if (!table.remote) return true;
  const rows = rowsOf(table.blocks);
  if (rows.length > MOST_CHANGED) {
    const count = MOST_CHANGED;
    table.node.toast("warning", t("Select at most {count} rows to change them at once.", { count }));
    return false;
  }
  await Promise.all(table.blocks.map(({ top, bottom }) => table.load(Math.max(0, top), bottom)));
  return rows.every((row) => table.dataRow(row) >= 0);
}

/** Put what is on the clipboard into the table, from the upper left of the selection on; rows are added where there are too few. */
export async function paste(table: TableState, text: string): Promise<void> {
  const block = fromTsv(text);
  const { left } = table.range;
  const top = Math.max(0, table.range.top);
  const isOne = rowsOf(table.blocks).length <= 1 && columnsOf(table.blocks).length === 1;
  const isFilling = block.length === 1 && block[0]?.length === 1 && !isOne;
  if (isFilling && !(await loadSelected(table))) return;
  if (isFilling) return fill(table, (column) => parseCell(block[0]?.[0] ?? "", table.kinds[column] ?? "str"));
  const shown = table.count;
  await table.load(top, Math.min(top + block.length, shown) - 1);
  const missing = top + block.length - shown;
  const added = missing > 0 && table.canHaveRows(table.rows.count + missing) ? missing : 0;
  const first = table.rows.nextKey;
  const changes: CellEdit[] = [];
  block.slice(0, shown - top + added).forEach((cells, i) => {
    const row = top + i < shown ? table.dataRow(top + i) : first + top + i - shown;
    cells.slice(0, table.headers.length - left).forEach((cell, j) => {
      if (table.canEdit(left + j) && row >= 0) {
        changes.push([row, left + j, parseCell(cell, table.kinds[left + j] ?? "str")]);
      }
    });
  });
  const { value, order } = added ? grown(table, first, added) : table;
  table.setCells(changes, value, order);
  const width = block.reduce((most, cells) => Math.max(most, cells.length), 1);
  const end = {
    row: Math.min(top + block.length, shown + added) - 1,
    column: Math.min(left + width, table.headers.length) - 1,
  };
  table.selectBlock(end, { row: top, column: left });
}

/** Return the table with rows more at its end, and the order in which they are shown. */
function grown(table: TableState, first: number, count: number): Pick<TableState, "value" | "order"> {
  const { value, order } = table;
  if (!table.remote)
    return { value: withRows(value, first, count), order: withInserted(order, table.count, first, count) };
  const rows = Array.from({ length: count }, (_, i) => first + i);
  return { value: withEdits(value, [{ op: "insert", rows, before: null }]), order };
}

/** Keep the rows that were found, and drop the others. */
export function keepFound(table: TableState): void {
  const { count, order, query } = table;
  table.search = "";
  [table.sort, table.filters] = [[], []];
  if (table.remote) table.commit(withEdits(table.value, [{ op: "keep", query, count }]));
  else if (order) table.commit(withOnly(table.value, order), null);
}

function freeName(headers: string[]): string {
  for (let number = headers.length + 1; ; number++) if (!headers.includes(String(number))) return String(number);
}
