import type { WebcamOptions } from "../../lib/camera.svelte";
import type { Subtitle } from "../../lib/film/film.svelte";
import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

export type VideoSource = "upload" | "webcam";

export interface VideoProps {
  /** `meta.cut` is the part that the visitor keeps, `meta.subtitles` what a function sent with it. */
  value?: FileData | null;
  /** @defaultValue ["upload", "webcam"] */
  sources?: VideoSource[] | null;
  height?: Length;
  width?: Length;
  webcam_options?: WebcamOptions | null;
  /** Whether recordings have sound. @defaultValue true */
  include_audio?: boolean;
  autoplay?: boolean;
  /** @defaultValue ["download"] */
  buttons?: Tool[] | null;
  loop?: boolean;
  streaming?: boolean;
  subtitles?: Subtitle[] | null;
  /** Seconds. @defaultValue 0 */
  playback_position?: number;
  /** Whether the server can keep a part of a film. */
  can_trim?: boolean;
}
