/** What a visitor marks in a chart, as the function that listens to `select` gets it. */

import type { Json } from "../../wire/values";

export interface Selection {
  /** How it was marked; `"clear"` when a double click took the marks away. */
  kind: "point" | "box" | "lasso" | "clear";
  /** Places of the points in their data; `null` for marks that stand for several rows. */
  index: (number | null)[];
  /** What the points stand for. */
  value: Json[];
  /** For each point, the number of its trace. */
  trace?: number[];
  /** Ends of a box, by axis or field. */
  ranges?: Record<string, Json[]>;
  /** Corners of a lasso, by axis. */
  lasso?: Record<string, Json[]>;
}

export type TellSelection = (selection: Selection) => void;

export const CLEARED: Selection = { kind: "clear", index: [], value: [] };
