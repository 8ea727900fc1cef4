/** The chart in the words of Vega-Lite. Columns are named by their places, because names may hold what is syntax there. */

import type { VisualizationSpec } from "vega-embed";

import type { Cell, ColumnType, Limits, NativePlotProps, PlotTable } from "./types";

/** Of a chart for which its author chose no height. */
export const HEIGHT_PX = 300;
const MOST_POINTS_ON_A_LINE = 100;
const POINT_ROOM_PX = 10;
/** Along the axis to the right, for a number and its neighbour. */
const TICK_ROOM_PX = 80;
/** What Vega gives a number upwards; the axis ends at one of them. */
const TICK_HEIGHT_PX = 40;
/** What is longer is cut at the axis. */
const LABEL_PX = 120;
/** Between names side by side. */
const LABEL_GAP_PX = 10;
/** Of colours, in a legend beside the chart. */
const MOST_NAMES_BESIDE = 8;
const MOST_LETTERS_BESIDE = 16;
const LETTER_PX = 7;
const MOST_NAME_PX = 160;
const SYMBOL_ROOM_PX = 28;
const MOST_NAMES = 100;
const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };
/**
 * Colours of names for which the author chose none. They can be told apart on light and dark surfaces.
 * NOTE: `--class-1` to `--class-10` of theme/classes.css are the same.
 */
const COLORS = [
  "#0090ff",
  "#f76b15",
  "#30a46c",
  "#8e4ec6",
  "#e2a336",
  "#d6409f",
  "#00a2c7",
  "#ad7f58",
  "#7ea82b",
  "#e5484d",
];

/** How a number is written at an axis: with no zeros that say nothing, and four digits together, as in a year. */
const NUMBER = "format(datum.value, abs(datum.value) < 1e4 ? '.12~r' : ',.12~r')";
const RANGE = { name: "range", select: { type: "interval", encodings: ["x"] } };

type Spec = Record<string, unknown>;
/** In degrees, or how wide a chart is whose names lie side by side. */
type Angle = number | { fromPx: number };

/** Return the chart, or nothing where there are no rows or a column of an axis is missing. */
export function specOf(table: PlotTable, props: NativePlotProps, isSelectable: boolean): VisualizationSpec | undefined {
  const [x, y] = [table.columns.indexOf(props.x ?? ""), table.columns.indexOf(props.y ?? "")];
  if (x < 0 || y < 0 || !table.data.length) return undefined;
  const step = binOf(props.x_bin, typeAt(table, x));
  const isBinned = table.mark === "bar" && step > 0;
  const aggregate = aggregateOf(table, props, x, step);
  const spec: Spec = {
    data: { values: valuesOf(table, x, step) },
    width: "container",
    height: props.height ?? HEIGHT_PX,
    autosize: { type: "fit-x", contains: "padding" },
    // A long one ends in "…" where the chart does.
    title: props.title ? { text: props.title, limit: { expr: "width" } } : undefined,
    mark: markOf(table, props),
    encoding: {
      x: xOf(table, props, x, isBinned),
      ...(isBinned ? { x2: { field: "end" } } : {}),
      y: yOf(table, props, y, aggregate),
      color: colorOf(table, props),
      tooltip: tooltipOf(table, props, x, y, aggregate),
    },
    params: isSelectable ? [RANGE] : undefined,
  };
  return spec as unknown as VisualizationSpec;
}

/** Return what becomes of rows of one place; those of one name and colour are one bar, and not slices of it. */
function aggregateOf(table: PlotTable, props: NativePlotProps, x: number, step: number): string | undefined {
  if (props.y_aggregate || step > 0) return props.y_aggregate ?? "sum";
  if (table.mark === "point" || typeAt(table, x) !== "nominal") return undefined;
  const color = table.columns.indexOf(props.color ?? "");
  const places = new Set(table.data.map((row) => JSON.stringify([row[x], row[color]])));
  return places.size < table.data.length ? "sum" : undefined;
}

/** Return the width of the groups, in the unit of the data; 0 for none. */
export function binOf(bin: number | string | null | undefined, type: ColumnType): number {
  if (bin == null || type === "nominal") return 0;
  if (typeof bin === "number") return bin;
  return Number(bin.slice(0, -1)) * (SECONDS[bin.at(-1) ?? ""] ?? 0) * (type === "temporal" ? 1000 : 1);
}

function valuesOf(table: PlotTable, x: number, step: number): Record<string, Cell>[] {
  return table.data.map((row) => {
    const value: Record<string, Cell> = Object.fromEntries(row.map((cell, i) => [nameOf(i), cell]));
    const place = row[x];
    if (!step || typeof place !== "number") return value;
    const start = Math.floor(place / step) * step;
    return { ...value, [nameOf(x)]: start, end: start + step };
  });
}

function markOf({ mark, data }: PlotTable, { x_lim, y_lim }: NativePlotProps): Spec {
  // Without limits nothing lies beyond the axes, and a point on the edge is seen whole.
  const clip = [...(x_lim ?? []), ...(y_lim ?? [])].some((end) => end !== null);
  if (mark === "line") return { type: "line", clip, point: data.length <= MOST_POINTS_ON_A_LINE || "transparent" };
  return mark === "bar" ? { type: "bar", clip } : { type: "point", clip, filled: true, size: 60, opacity: 0.85 };
}

function xOf(table: PlotTable, props: NativePlotProps, x: number, isBinned: boolean): Spec {
  const type = typeAt(table, x);
  return {
    field: nameOf(x),
    type,
    bin: isBinned && type === "quantitative" ? "binned" : undefined,
    title: props.x_title ?? props.x,
    axis: {
      ...axisOf(
        type,
        props.x_axis_format,
        props.x_label_angle ?? angleOf(table, x),
        props.x_axis_labels_visible ?? true,
      ),
      labelOverlap: true,
      labelLimit: LABEL_PX,
      tickCount: type === "nominal" ? undefined : { signal: `ceil(width/${TICK_ROOM_PX})` },
    },
    scale: type === "nominal" ? undefined : scaleOf(props.x_lim, type === "temporal" ? 1000 : 1, false, table.mark),
    sort: type === "nominal" ? sortOf(props.sort) : undefined,
  };
}

function yOf(table: PlotTable, props: NativePlotProps, y: number, aggregate?: string): Spec {
  const isBar = table.mark === "bar";
  const nice = props.y_lim ? undefined : { signal: `ceil(height/${TICK_HEIGHT_PX})` };
  return {
    field: nameOf(y),
    type: typeAt(table, y),
    aggregate,
    title: props.y_title ?? props.y,
    axis: axisOf(typeAt(table, y), props.y_axis_format, props.y_label_angle, true),
    scale: { ...scaleOf(props.y_lim, 1, isBar, table.mark), nice },
    stack: isBar ? undefined : null,
  };
}

function sortOf(sort: NativePlotProps["sort"]): unknown {
  if (sort === "x") return "ascending";
  return sort === "-x" ? "descending" : (sort ?? null);
}

/** Names side by side that have no room there stand upright; the width of the chart decides. */
function angleOf(table: PlotTable, x: number): Angle {
  if (typeAt(table, x) !== "nominal") return 0;
  const names = new Set(table.data.map((row) => String(row[x])));
  const longest = Math.max(0, ...[...names].map((name) => name.length));
  const room = Math.min(longest * LETTER_PX, LABEL_PX) + LABEL_GAP_PX;
  return { fromPx: names.size * room };
}

function turned(angle: Angle): Spec {
  if (typeof angle === "number") return { labelAngle: angle };
  const isNarrow = `width < ${angle.fromPx}`;
  return {
    labelAngle: { expr: `${isNarrow} ? -90 : 0` },
    labelAlign: { expr: `${isNarrow} ? 'right' : 'center'` },
    labelBaseline: { expr: `${isNarrow} ? 'middle' : 'top'` },
  };
}

function axisOf(
  type: ColumnType,
  format: string | null | undefined,
  angle: Angle | undefined,
  labels: boolean | "hidden",
): Spec {
  return {
    format: format ?? undefined,
    labelExpr: type === "quantitative" && !format ? NUMBER : undefined,
    ...turned(angle ?? 0),
    labels: labels !== false,
    ticks: labels !== false,
    labelOpacity: labels === "hidden" ? 0 : undefined,
  };
}

function scaleOf(limits: Limits | null | undefined, unit: number, hasZero: boolean, mark: PlotTable["mark"]): Spec {
  const at = (i: 0 | 1): number | undefined => (limits?.[i] == null ? undefined : limits[i] * unit);
  // Points at the ends of an axis would be cut in half.
  const padding = mark === "point" && !limits ? POINT_ROOM_PX : undefined;
  return { zero: hasZero, domainMin: at(0), domainMax: at(1), padding };
}

function colorOf(table: PlotTable, props: NativePlotProps): Spec | undefined {
  const column = table.columns.indexOf(props.color ?? "");
  if (column < 0) return undefined;
  const type = typeAt(table, column);
  const names = [...new Set(table.data.map((row) => String(row[column])))];
  const chosen = (name: string, i: number): string => props.color_map?.[name] ?? COLORS[i % COLORS.length] ?? "gray";
  return {
    field: nameOf(column),
    type,
    title: props.color_title ?? props.color,
    scale: type === "nominal" ? { domain: names, range: names.map(chosen) } : undefined,
    legend: legendOf(type === "nominal" ? (props.colors_in_legend ?? names) : [], props),
  };
}

/** Many or long names stand below the chart, side by side, so that they take none of its width. */
function legendOf(names: string[], { colors_in_legend }: NativePlotProps): Spec {
  const legend = { values: colors_in_legend ?? undefined };
  const letters = Math.max(0, ...names.map((name) => name.length));
  if (names.length <= MOST_NAMES_BESIDE && letters <= MOST_LETTERS_BESIDE) return legend;
  const room = Math.min(letters * LETTER_PX, MOST_NAME_PX) + SYMBOL_ROOM_PX;
  const columns = { signal: `max(1, floor(width / ${room}))` };
  return { ...legend, orient: "bottom", columns, labelLimit: MOST_NAME_PX, symbolLimit: MOST_NAMES };
}

function tooltipOf(table: PlotTable, props: NativePlotProps, x: number, y: number, aggregate?: string): unknown {
  if (props.tooltip === "none") return null;
  const color = table.columns.indexOf(props.color ?? "");
  const more = Array.isArray(props.tooltip) ? props.tooltip.map((name) => table.columns.indexOf(name)) : [];
  // Further columns would part what is added up.
  const others = aggregate ? [] : props.tooltip === "all" ? table.columns.keys() : more;
  const places = [...new Set([x, y, color, ...others])].filter((place) => place >= 0);
  return places.map((i) => ({
    field: nameOf(i),
    type: typeAt(table, i),
    title: table.columns[i],
    aggregate: i === y ? aggregate : undefined,
  }));
}

function typeAt(table: PlotTable, column: number): ColumnType {
  return table.datatypes[table.columns[column] ?? ""] ?? "nominal";
}

function nameOf(column: number): string {
  return `c${column}`;
}
