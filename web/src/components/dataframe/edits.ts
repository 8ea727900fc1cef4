/** Changes of a table, as functions from one value to the next. Rows that do not change are the same arrays. */

import type { Cell, CellEdit, Edit, Metadata, TableValue } from "./types";

/** Return the table with some cells changed. Of a table at the server, the changes are noted for it. */
export function withCells(value: TableValue, changes: CellEdit[]): TableValue {
  if (value.file) return withEdits(value, editsOf(changes));
  const data = [...value.data];
  const copied = new Set<number>();
  for (const [row, column, cell] of changes) {
    if (!copied.has(row)) data[row] = [...(data[row] ?? [])];
    copied.add(row);
    (data[row] as Cell[])[column] = cell;
  }
  return { ...value, data, metadata: withoutTexts(value.metadata, changes) };
}

/** Return a table with blank rows at the end, up to `count`: an empty one shows them, to begin in. */
export function withDrafts(value: TableValue, count: number): TableValue {
  const missing = Math.max(0, count - value.data.length);
  const drafts = Array.from({ length: missing }, () => Array<Cell>(value.headers.length).fill(null));
  return missing ? { ...value, data: [...value.data, ...drafts] } : value;
}

/** Return a table of up to `count` rows without the blank ones at its end, in which nobody has begun. */
export function withoutDrafts(value: TableValue, count: number): TableValue {
  if (value.data.length > count) return value;
  const last = value.data.findLastIndex((cells) => cells.some((cell) => cell !== null && cell !== ""));
  return { ...value, data: value.data.slice(0, last + 1) };
}

/** A text that the author wrote for a cell says nothing about its new value. */
function withoutTexts(metadata: Metadata | null | undefined, changes: CellEdit[]): Metadata | null {
  if (!metadata?.display_value) return metadata ?? null;
  const texts = metadata.display_value.map((row) => [...row]);
  for (const [row, column] of changes) {
    const line = texts[row];
    if (line) line[column] = null;
  }
  return { ...metadata, display_value: texts };
}

/** Apply a change of rows to the data and to everything that is as long as the data. */
function onRows(value: TableValue, change: <T>(rows: T[][], empty: T) => T[][]): TableValue {
  return {
    ...value,
    data: change<Cell>(value.data, null),
    metadata: onMetadata(value.metadata, (rows) => change(rows, null)),
  };
}

function onMetadata(
  metadata: Metadata | null | undefined,
  change: (rows: (string | null)[][]) => (string | null)[][],
): Metadata | null {
  if (!metadata) return null;
  return {
    display_value: metadata.display_value && change(metadata.display_value),
    styling: metadata.styling && change(metadata.styling),
  };
}

export function withRows(value: TableValue, row: number, count: number): TableValue {
  const width = value.headers.length;
  return onRows(value, (rows, empty) => [
    ...rows.slice(0, row),
    ...Array.from({ length: count }, () => Array(width).fill(empty)),
    ...rows.slice(row),
  ]);
}

export function withoutRows(value: TableValue, rows: number[]): TableValue {
  const gone = new Set(rows);
  return onRows(value, (all) => all.filter((_row, i) => !gone.has(i)));
}

export function withColumn(value: TableValue, column: number, header: string): TableValue {
  const changed = onRows(value, (rows, empty) => rows.map((row) => row.toSpliced(column, 0, empty)));
  return { ...changed, headers: value.headers.toSpliced(column, 0, header) };
}

export function withoutColumns(value: TableValue, columns: number[]): TableValue {
  const gone = new Set(columns);
  const keep = <T>(row: T[]): T[] => row.filter((_cell, i) => !gone.has(i));
  const changed = onRows(value, (rows) => rows.map(keep));
  return { ...changed, headers: keep(value.headers) };
}

export function withHeader(value: TableValue, column: number, header: string): TableValue {
  return { ...value, headers: value.headers.with(column, header) };
}

/** Return the table with these rows alone, in this order. */
export function withOnly(value: TableValue, rows: number[]): TableValue {
  return onRows(value, (all) => rows.map((row) => all[row] ?? []));
}

/** Return a table at the server with further edits. A cell that is edited again and again takes one. */
export function withEdits(value: TableValue, edits: Edit[]): TableValue {
  const before = value.edits ?? [];
  const [last, first] = [before.at(-1), edits[0]];
  const isAgain =
    edits.length === 1 &&
    last?.op === "set" &&
    first?.op === "set" &&
    last.row === first.row &&
    last.column === first.column;
  return { ...value, edits: [...(isAgain ? before.slice(0, -1) : before), ...edits] };
}

/** Return changes of cells as operations: one for a block, otherwise one for each cell. */
function editsOf(changes: CellEdit[]): Edit[] {
  const lines = new Map<number, { column: number; cells: Cell[] }>();
  let isBlock = changes.length > 1;
  for (const [row, column, cell] of changes) {
    const line = lines.get(row) ?? { column, cells: [] };
    isBlock &&= line.column + line.cells.length === column;
    line.cells.push(cell);
    lines.set(row, line);
  }
  const all = [...lines.values()];
  isBlock &&= all.every((line) => line.column === all[0]?.column);
  if (isBlock)
    return [
      { op: "paste", rows: [...lines.keys()], column: all[0]?.column ?? 0, cells: all.map((line) => line.cells) },
    ];
  return changes.map(([row, column, value]) => ({ op: "set", row, column, value }));
}
