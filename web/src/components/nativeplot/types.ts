import type { Tool } from "../../lib/tools";

export type ColumnType = "quantitative" | "nominal" | "temporal";
export type Cell = string | number | boolean | null;

export interface PlotTable {
  columns: string[];
  data: Cell[][];
  datatypes: Record<string, ColumnType>;
  mark: "bar" | "line" | "point";
}

/** Ends of an axis; nothing leaves one to the data. */
export type Limits = [number | null, number | null];

export interface NativePlotProps {
  value?: PlotTable | null;
  /** Names of columns. */
  x?: string | null;
  y?: string | null;
  color?: string | null;
  title?: string | null;
  x_title?: string | null;
  y_title?: string | null;
  color_title?: string | null;
  /** A number, or a duration such as "15m". */
  x_bin?: number | string | null;
  y_aggregate?: "sum" | "mean" | "median" | "min" | "max" | "count" | null;
  color_map?: Record<string, string> | null;
  colors_in_legend?: string[] | null;
  /** In seconds on an axis of time. */
  x_lim?: Limits | null;
  y_lim?: Limits | null;
  /** Degrees. @defaultValue 0 */
  x_label_angle?: number;
  /** Degrees. @defaultValue 0 */
  y_label_angle?: number;
  x_axis_format?: string | null;
  y_axis_format?: string | null;
  /** @defaultValue true */
  x_axis_labels_visible?: boolean | "hidden";
  caption?: string | null;
  sort?: "x" | "y" | "-x" | "-y" | string[] | null;
  /** @defaultValue "axis" */
  tooltip?: "axis" | "none" | "all" | string[];
  /** Pixels. @defaultValue 300 */
  height?: number | null;
  buttons?: Tool[] | null;
}
