import type { FileData } from "../../wire/values";

export interface PictureOfPlot {
  type: "matplotlib";
  /** A file; a data address from clients that send one. */
  plot: FileData | string;
  /** Pixels of the page. */
  width?: number;
  height?: number;
}

export interface LivePlot {
  type: "plotly" | "altair" | "bokeh";
  /** What the library writes: JSON. */
  plot: string;
}

export interface PlotProps {
  value?: PictureOfPlot | LivePlot | null;
  /** @defaultValue "webp" */
  format?: string;
}
