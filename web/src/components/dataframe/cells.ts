/** Cells as texts, texts as cells, and what kind of cells a column holds. */

import type { Cell, Datatype, DataframeProps } from "./types";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

/** Return what a visitor meant by `text` in a column of this kind. What fits no number stays text. */
export function parseCell(text: string, kind: Datatype): Cell {
  if (kind === "number") {
    const trimmed = text.trim();
    if (trimmed === "") return null;
    const number = Number(trimmed);
    return Number.isFinite(number) ? number : text;
  }
  if (kind === "bool") return ["true", "1", "yes"].includes(text.trim().toLowerCase());
  return text;
}

/** Return the kind of each column. Columns that say nothing, or `"str"`, and hold numbers alone are numbers. */
export function kindsOf(headers: string[], datatype: DataframeProps["datatype"], sample: Cell[][]): Datatype[] {
  return headers.map((_header, column) => {
    const given = Array.isArray(datatype) ? datatype[column] : datatype;
    if (given && given !== "auto" && given !== "str") return given;
    const values = sample.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined);
    if (!values.length) return "str";
    if (values.every((cell) => typeof cell === "number")) return "number";
    if (given !== "auto") return "str";
    if (values.every((cell) => typeof cell === "boolean")) return "bool";
    return values.every((cell) => typeof cell === "string" && ISO_DATE.test(cell)) ? "date" : "str";
  });
}
