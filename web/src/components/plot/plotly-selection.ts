/** Points, boxes and lassos of Plotly. */

import type { Json } from "../../wire/values";
import { CLEARED, type Selection, type TellSelection } from "./selection";

/** Of all that Plotly knows of a point, what is about the data. */
const TOLD = [
  "x",
  "y",
  "z",
  "r",
  "theta",
  "lat",
  "lon",
  "value",
  "label",
  "location",
  "text",
  "hovertext",
  "customdata",
  "id",
];

export interface PlotlyPoint {
  curveNumber: number;
  pointNumber?: number | number[];
  pointIndex?: number | number[];
  data?: { name?: string };
  [key: string]: unknown;
}

export interface PlotlySelection {
  points: PlotlyPoint[];
  range?: Record<string, Json[]>;
  lassoPoints?: Record<string, Json[]>;
}

interface Emitter {
  on(event: string, listener: (selected: PlotlySelection | undefined) => void): void;
  removeAllListeners(event: string): void;
}

/** Tell nothing of a chart while it is drawn: Plotly tells of marks that come and go with the figure, too. */
export function silencePlotly(element: HTMLElement): void {
  const emitter = element as Partial<Emitter>;
  // An element that Plotly has not drawn into yet tells of nothing.
  for (const event of ["plotly_click", "plotly_selected", "plotly_deselect"]) emitter.removeAllListeners?.(event);
}

/** Tell what is marked in a chart that Plotly drew into `element`. */
export function listenToPlotly(element: HTMLElement, tell: TellSelection): void {
  const emitter = element as unknown as Emitter;
  emitter.on("plotly_click", (clicked) => clicked && tell(selectionOf(clicked)));
  // Without an argument, it tells that marks went with a change of the chart.
  emitter.on("plotly_selected", (selected) => selected && tell(selectionOf(selected)));
  emitter.on("plotly_deselect", () => tell(CLEARED));
}

function selectionOf({ points, range, lassoPoints }: PlotlySelection): Selection {
  const selection: Selection = {
    kind: lassoPoints ? "lasso" : range ? "box" : "point",
    index: points.map((point) => placeOf(point)),
    value: points.map(toData),
    trace: points.map((point) => point.curveNumber),
  };
  if (range) selection.ranges = range;
  if (lassoPoints) selection.lasso = lassoPoints;
  return selection;
}

function placeOf({ pointNumber, pointIndex }: PlotlyPoint): number | null {
  const place = pointNumber ?? pointIndex;
  return typeof place === "number" ? place : null;
}

function toData(point: PlotlyPoint): Json {
  const told = TOLD.filter((name) => point[name] !== undefined).map((name) => [name, point[name] as Json]);
  if (point.data?.name !== undefined) told.push(["name", point.data.name]);
  return Object.fromEntries(told) as Json;
}
