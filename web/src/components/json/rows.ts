/** The lines of a tree of data that are to be seen. What is folded, or far down a long list, is never looked at. */

import type { Json } from "../../wire/values";

/** Children of one value that are shown until the reader asks for more. */
export const PAGE = 100;

export interface Row {
  /** Identifies it from one value to the next. */
  path: string;
  /** 1 for the root. */
  level: number;
  /** Its name in the value above; nothing for the root. */
  key?: string | number;
  value: Json;
  /** What kind of line it is: a value, the bracket that closes one, or what leads to more. */
  kind: "value" | "end" | "more";
  isBranch: boolean;
  isOpen: boolean;
  /** Whether a comma follows. */
  isLast: boolean;
  /** Children that are not shown. */
  hidden?: number;
}

export interface Folding {
  isOpen(path: string, level: number): boolean;
  /** How many children of a value are shown. */
  shown(path: string): number;
}

export function isBranch(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === "object" && value !== null;
}

export function sizeOf(value: Json): number {
  if (Array.isArray(value)) return value.length;
  return isBranch(value) ? Object.keys(value).length : 0;
}

/** Return the lines of `value`, from top to bottom. Cost: linear in the lines. */
export function rowsOf(value: Json, folding: Folding): Row[] {
  const rows: Row[] = [];
  addRows(rows, { path: "$", level: 1, value, isLast: true }, folding);
  return rows;
}

function addRows(rows: Row[], item: Pick<Row, "path" | "level" | "key" | "value" | "isLast">, folding: Folding): void {
  const { path, level, value, isLast } = item;
  const size = sizeOf(value);
  const isOpen = size > 0 && folding.isOpen(path, level);
  rows.push({ ...item, kind: "value", isBranch: size > 0, isOpen });
  if (!isOpen || !isBranch(value)) return;
  const keys = Array.isArray(value) ? undefined : Object.keys(value);
  const shown = Math.min(size, folding.shown(path));
  for (let i = 0; i < shown; i++) {
    const key = keys ? (keys[i] ?? "") : i;
    const child = (value as Record<string | number, Json>)[key] ?? null;
    addRows(
      rows,
      {
        path: `${path}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`,
        level: level + 1,
        key,
        value: child,
        isLast: i === size - 1,
      },
      folding,
    );
  }
  // No key comes out with a `~` before a letter.
  const rest = { level: level + 1, value: null, isBranch: false, isOpen: false, isLast };
  if (shown < size) rows.push({ ...rest, path: `${path}/~more`, kind: "more", hidden: size - shown });
  rows.push({ ...rest, path: `${path}/~end`, level, value, kind: "end" });
}
