/** Points and boxes of Altair's charts, which Vega draws. Vega has no lasso. */

import type { Result } from "vega-embed";

import type { Json } from "../../wire/values";
import { CLEARED, type Selection, type TellSelection } from "./selection";

/** The box that is added to charts whose author lets nothing be marked by dragging. */
const BOX = "hiroba_box";

type Row = Record<string, Json>;
type Ends = Record<string, Json[]>;

interface Param {
  name: string;
  select?: string | { type?: string };
}

export interface SelectableChart {
  mark?: unknown;
  layer?: SelectableChart[];
  params?: Param[];
  data?: { name?: string; values?: unknown };
  datasets?: Record<string, unknown>;
  [key: string]: unknown;
}

const isInterval = ({ select }: Param): boolean => (typeof select === "object" ? select.type : select) === "interval";

/** Return the chart with a box to mark, unless dragging means something in it already, or it is made of several charts. */
export function withBox(chart: SelectableChart): SelectableChart {
  const all = [...(chart.params ?? []), ...(chart.layer ?? []).flatMap((layer) => layer.params ?? [])];
  if (all.some(isInterval)) return chart;
  const box: Param = { name: BOX, select: { type: "interval" } };
  if (chart.mark !== undefined) return { ...chart, params: [...(chart.params ?? []), box] };
  const [first, ...others] = chart.layer ?? [];
  if (!first) return chart;
  return { ...chart, layer: [{ ...first, params: [...(first.params ?? []), box] }, ...others] };
}

/** Tell what is marked in a chart. Returns what ends that. */
export function listenToVega({ view }: Result, chart: SelectableChart, tell: TellSelection): () => void {
  const rows = rowsOf(chart);
  let ends: Ends | undefined;
  for (const { name } of intervalsOf(chart)) {
    try {
      view.addSignalListener(name, (_name, value: Ends) => (ends = value));
    } catch {
      // A box that moves the axes is no signal of its own.
    }
  }
  // Vega follows the pointer a little later.
  const finish = (): void =>
    void view.runAsync().then(() => {
      if (ends && Object.keys(ends).length) tell(boxOf(ends, rows));
      ends = undefined;
    });
  window.addEventListener("pointerup", finish);
  view.addEventListener("click", (_event, item) => {
    const datum = (item as { datum?: Row } | null | undefined)?.datum;
    const isMark =
      datum && Object.keys(datum).length > 0 && !("value" in datum && "index" in datum && "label" in datum);
    if (isMark) tell(pointOf(datum, rows));
  });
  view.addEventListener("dblclick", () => tell(CLEARED));
  return () => window.removeEventListener("pointerup", finish);
}

function intervalsOf(chart: SelectableChart): Param[] {
  return [...(chart.params ?? []), ...(chart.layer ?? []).flatMap((layer) => layer.params ?? [])].filter(isInterval);
}

export function pointOf(datum: Row, rows: Row[]): Selection {
  const value = plain(datum);
  const place = rows.findIndex((row) => Object.entries(row).every(([name, cell]) => isSame(cell, value[name])));
  return { kind: "point", index: [place < 0 ? null : place], value: [value] };
}

/** Return the rows between the ends, by field: two numbers or times, or all names. */
function boxOf(ends: Ends, rows: Row[]): Selection {
  const index = rows.flatMap((row, i) =>
    Object.entries(ends).every(([field, range]) => isIn(row[field], range)) ? [i] : [],
  );
  return { kind: "box", index, value: index.map((i) => rows[i] ?? null), ranges: ends };
}

function isIn(cell: Json | undefined, range: Json[]): boolean {
  const [a, b] = range;
  if (range.length !== 2 || typeof a !== "number" || typeof b !== "number") return range.includes(cell ?? null);
  const number = typeof cell === "string" ? Date.parse(cell) : Number(cell ?? NaN);
  return number >= Math.min(a, b) && number <= Math.max(a, b);
}

/** Vega reads dates as numbers of milliseconds. */
function isSame(cell: Json, drawn: Json | undefined): boolean {
  return cell === drawn || (typeof cell === "string" && typeof drawn === "number" && Date.parse(cell) === drawn);
}

function plain(datum: Row): Row {
  return Object.fromEntries(
    Object.entries(datum).map(([name, cell]) => [name, (cell as unknown) instanceof Date ? Number(cell) : cell]),
  );
}

function rowsOf(chart: SelectableChart): Row[] {
  const named = chart.data?.name === undefined ? undefined : chart.datasets?.[chart.data.name];
  const rows = named ?? chart.data?.values;
  return Array.isArray(rows) ? (rows as Row[]) : [];
}
