/** A file of rows, CSV or TSV, that is dropped on a table takes the place of what stands there. */

import type { Attachment } from "svelte/attachments";

import { kindsOf, parseCell } from "./cells";
import { paste } from "./commands";
import type { TableState } from "./table.svelte";
import { fromTsv, toTsv } from "./tsv";

/** Attach to the element on which files may be dropped. */
export function takesFiles(table: TableState): Attachment<HTMLElement> {
  const over = (event: DragEvent): void => {
    if (table.isFlexible && event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => /\.(csv|tsv)$/i.test(name));
    if (!file || !table.isFlexible) return;
    event.preventDefault();
    void take(table, file);
  };
  return (element) => {
    element.addEventListener("dragover", over);
    element.addEventListener("drop", drop);
    return () => {
      element.removeEventListener("dragover", over);
      element.removeEventListener("drop", drop);
    };
  };
}

async function take(table: TableState, file: File): Promise<void> {
  // Blob.text leaves out the mark at the beginning of what spreadsheets write as UTF-8.
  const [headers = [], ...rows] = fromTsv(await file.text(), /\.tsv$/i.test(file.name) ? "\t" : ",");
  if (!headers.length) return;
  if (!table.canHaveRows(rows.length) || !table.canHaveColumns(headers.length)) {
    // A table whose size is its author's takes the cells that have a place in it.
    table.selectBlock({ row: 0, column: 0 }, { row: 0, column: 0 });
    return paste(table, toTsv(rows));
  }
  const areNumbers = headers.map((_, i) => rows.every((row) => Number.isFinite(Number(row[i] ?? ""))));
  const texts = rows.map((row) => headers.map((_, i) => row[i] ?? ""));
  const sample = texts.map((row) => row.map((cell, i) => parseCell(cell, areNumbers[i] ? "number" : "str")));
  const kinds = kindsOf(headers, table.node.props.datatype, sample);
  const data = texts.map((row) => row.map((cell, i) => parseCell(cell, kinds[i] ?? "str")));
  table.commit({ headers, data }, null);
}
