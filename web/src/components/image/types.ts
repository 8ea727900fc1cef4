import type { WebcamOptions } from "../../lib/camera.svelte";
import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

export type ImageSource = "upload" | "webcam" | "clipboard";

export interface ImageProps {
  value?: FileData | null;
  height?: Length;
  width?: Length;
  /** @defaultValue all three */
  sources?: ImageSource[] | null;
  /** Names of tools; buttons of the author's own are objects. @defaultValue ["download", "fullscreen"] */
  buttons?: Tool[] | null;
  streaming?: boolean;
  webcam_options?: WebcamOptions | null;
  placeholder?: string | null;
  alt_text?: string | null;
}
