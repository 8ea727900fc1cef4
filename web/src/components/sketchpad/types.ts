import type { WebcamOptions } from "../../lib/camera.svelte";
import type { Length } from "../../lib/length";
import type { FileData } from "../../wire/values";

/** A CSS colour, or one with its opacity. */
export type BrushColor = string | [string, number];

export interface BrushOptions {
  default_size: number | "auto";
  colors: BrushColor[];
  default_color: BrushColor | null;
  color_mode: "fixed" | "defaults";
}

export interface EraserOptions {
  default_size: number | "auto";
}

/** What is on the paper, as files. */
export interface EditorValue {
  background: FileData | null;
  layers: FileData[];
  composite: FileData | null;
  id?: string | null;
}

export interface SketchpadProps {
  value?: EditorValue | null;
  height?: Length;
  width?: Length;
  sources?: ("upload" | "webcam" | "clipboard")[];
  /** @defaultValue ["download", "fullscreen"] */
  buttons?: string[] | null;
  placeholder?: string | null;
  webcam_options?: WebcamOptions | null;
  brush?: BrushOptions | false;
  eraser?: EraserOptions | false;
  /** Width and height in pixels. @defaultValue [800, 800] */
  canvas_size?: [number, number];
  fixed_canvas?: boolean;
}
