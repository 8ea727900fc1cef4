import type { FileData } from "../../wire/values";

export interface PictureOfPlot {
  type: "matplotlib";
  /** A file; a data address from clients that send one. */
  plot: FileData | string;
  /** Pixels of the page. */
  width?: number;
  height?: number;
  /** CSS colour of the figure's ground; missing where it lets the page shine through. */
  ground?: string | null;
}

export interface LivePlot {
  type: "plotly" | "altair" | "bokeh";
  /** What the library writes: JSON. */
  plot: string;
  /** Of the library that wrote it, where that matters. */
  version?: string;
}

export interface PlotProps {
  value?: PictureOfPlot | LivePlot | null;
  /** @defaultValue "webp" */
  format?: string;
}
