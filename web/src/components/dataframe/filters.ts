/** Filters of columns: which rows they leave, and how they read. The same rules as `table_query.py` has for tables at the server. */

import { locale } from "../../lib/locale";
import { t } from "../../lib/text";
import { textOf } from "./cells";
import type { Cell, ColumnFacts, Filter } from "./types";

const MOST_VALUES = 50;

/** Return a test for the cells of the filter's column. An expression that is wrong leaves no row. */
export function testOf(filter: Filter): (cell: Cell) => boolean {
  if (filter.kind === "number") {
    const [least, most] = [filter.least ?? -Infinity, filter.most ?? Infinity];
    return (cell) => typeof cell === "number" && cell >= least && cell <= most;
  }
  if (filter.kind === "date") {
    const [first, last] = [filter.first || "", filter.last || "9999"];
    return (cell) => typeof cell === "string" && first <= cell.slice(0, 10) && cell.slice(0, 10) <= last;
  }
  if (filter.kind === "values") {
    const values = new Set(filter.values);
    return (cell) => values.has(textOf(cell));
  }
  return textTest(filter.text, filter.mode);
}

function textTest(text: string, mode: "contains" | "equals" | "regex"): (cell: Cell) => boolean {
  const wanted = text.toLocaleLowerCase();
  if (mode === "equals") return (cell) => textOf(cell).toLocaleLowerCase() === wanted;
  if (mode === "contains") return (cell) => textOf(cell).toLocaleLowerCase().includes(wanted);
  try {
    const pattern = new RegExp(text, "iu");
    return (cell) => cell !== null && pattern.test(textOf(cell));
  } catch {
    return () => false;
  }
}

/** Return what a filter of a column offers, from its cells. */
export function factsOf(cells: Cell[]): ColumnFacts {
  const numbers = cells.filter((cell) => typeof cell === "number");
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const text = textOf(cell);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > MOST_VALUES) break;
  }
  return {
    least: numbers.length ? numbers.reduce((a, b) => Math.min(a, b)) : null,
    most: numbers.length ? numbers.reduce((a, b) => Math.max(a, b)) : null,
    values: counts.size > MOST_VALUES ? null : [...counts].sort((a, b) => b[1] - a[1]),
  };
}

/** Whether a filter leaves every row. */
export function isOpen(filter: Filter): boolean {
  if (filter.kind === "number") return filter.least === null && filter.most === null;
  if (filter.kind === "date") return !filter.first && !filter.last;
  return filter.kind === "text" && filter.text === "";
}

/** Return a filter in words, such as `price: 10 to 20`. */
export function describe(filter: Filter, header: string): string {
  return `${header}: ${wordsOf(filter)}`;
}

function wordsOf(filter: Filter): string {
  if (filter.kind === "values") {
    const texts = filter.values.map((value) => value || t("empty"));
    return texts.length > 3 ? t("{count} values", { count: texts.length }) : texts.join(", ") || t("no value");
  }
  if (filter.kind === "text") {
    if (filter.mode === "equals") return `= ${filter.text}`;
    return filter.mode === "regex" ? `/${filter.text}/` : t("contains {text}", { text: filter.text });
  }
  return filter.kind === "number"
    ? range(filter.least?.toLocaleString(locale), filter.most?.toLocaleString(locale))
    : range(filter.first || undefined, filter.last || undefined);
}

function range(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return t("{from} to {to}", { from, to });
  return from !== undefined ? t("from {from}", { from }) : t("up to {to}", { to: to ?? "" });
}
