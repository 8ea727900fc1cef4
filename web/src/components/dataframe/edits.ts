/** Changes of a table, as functions from one value to the next. Rows that do not change are the same arrays. */

import type { Cell, CellEdit, Metadata, TableValue } from "./types";

/** Return the table with some cells changed. Of a table on file, the changes are noted for the server. */
export function withCells(value: TableValue, changes: CellEdit[]): TableValue {
  if (value.file) {
    const changed = new Map((value.edits ?? []).map((edit) => [`${edit[0]} ${edit[1]}`, edit]));
    for (const edit of changes) changed.set(`${edit[0]} ${edit[1]}`, edit);
    return { ...value, edits: [...changed.values()] };
  }
  const data = [...value.data];
  const copied = new Set<number>();
  for (const [row, column, cell] of changes) {
    if (!copied.has(row)) data[row] = [...(data[row] ?? [])];
    copied.add(row);
    (data[row] as Cell[])[column] = cell;
  }
  return { ...value, data, metadata: withoutTexts(value.metadata, changes) };
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
  return onRows(value, (rows, empty) =>
    rows.toSpliced(row, 0, ...Array.from({ length: count }, () => Array(width).fill(empty))),
  );
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
