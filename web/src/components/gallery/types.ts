import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

/** A picture or a film, with a caption. */
export interface Item {
  image?: FileData | null;
  video?: FileData | null;
  caption?: string | null;
}

export type GallerySource = "upload" | "webcam" | "clipboard";

export interface GalleryProps {
  value?: Item[] | null;
  file_types?: string[] | null;
  /** How many stand side by side, or one number for each width of the window. @defaultValue 2 */
  columns?: number | number[] | null;
  /** How many rows are seen before the grid scrolls. */
  rows?: number | null;
  height?: Length;
  /** @defaultValue true */
  allow_preview?: boolean;
  /** Whether it begins with an item shown large. */
  preview?: boolean | null;
  /** Place of the picked item. */
  selected_index?: number | null;
  /** @defaultValue "cover" */
  object_fit?: string | null;
  /** Names of tools; buttons of the author's own are objects. @defaultValue all */
  buttons?: Tool[] | null;
  /** @defaultValue true */
  fit_columns?: boolean;
  /** @defaultValue ["upload"] */
  sources?: GallerySource[];
}
