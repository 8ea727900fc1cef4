import type { WebcamOptions } from "../../lib/camera.svelte";
import type { Length } from "../../lib/length";
import type { FileData } from "../../wire/values";

/** A CSS colour, or one with its opacity. */
export type BrushColor = string | [string, number];

export interface BrushOptions {
  /** The radius of the tip, in pixels of the paper. */
  default_size: number | "auto";
  colors: BrushColor[];
  default_color: BrushColor | null;
  color_mode: "fixed" | "defaults";
}

export interface EraserOptions {
  /** The radius of the tip, in pixels of the paper. */
  default_size: number | "auto";
}

export interface LayerOptions {
  allow_additional_layers: boolean;
  layers: string[] | null;
  disabled: boolean;
}

/** What is on the paper, as files. */
export interface EditorValue {
  background: FileData | null;
  /** The lowest first; `null` for one with nothing on it. */
  layers: (FileData | null)[];
  /** Missing in what this page sends: the server lays the parts upon each other where a function asks for it. */
  composite: FileData | null;
  id?: string | null;
  /** Width and height of the paper in pixels. */
  size?: [number, number];
  /** Names of the layers. */
  names?: string[];
  /** Places of the layers that are not shown: functions get bare ones in their place. */
  hidden?: number[];
}

export type Source = "upload" | "webcam" | "clipboard";

export interface ImageEditorProps {
  value?: EditorValue | null;
  height?: Length;
  width?: Length;
  /** @defaultValue all three */
  sources?: Source[] | null;
  /** @defaultValue ["download", "fullscreen"] */
  buttons?: string[] | null;
  placeholder?: string | null;
  webcam_options?: WebcamOptions | null;
  /** What can be done to the whole picture. @defaultValue ["crop", "resize"] */
  transforms?: ("crop" | "resize")[] | null;
  brush?: BrushOptions | false;
  eraser?: EraserOptions | false;
  layers?: LayerOptions;
  /** Width and height in pixels. @defaultValue [800, 800] */
  canvas_size?: [number, number];
  fixed_canvas?: boolean;
}
