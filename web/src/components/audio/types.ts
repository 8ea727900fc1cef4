import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

export type AudioSource = "upload" | "microphone";

export interface WaveformOptions {
  waveform_color?: string | null;
  waveform_progress_color?: string | null;
  trim_region_color?: string | null;
  /** @defaultValue true */
  show_recording_waveform?: boolean;
  /** Seconds. @defaultValue 5 */
  skip_length?: number;
  /** Hertz. @defaultValue 44100 */
  sample_rate?: number;
}

export interface Subtitle {
  /** Seconds. */
  start: number;
  /** Seconds. */
  end: number;
  text: string;
}

export interface AudioProps {
  value?: FileData | null;
  /** @defaultValue ["upload", "microphone"] */
  sources?: AudioSource[] | null;
  streaming?: boolean;
  autoplay?: boolean;
  /** @defaultValue true */
  editable?: boolean;
  /** @defaultValue ["download"] */
  buttons?: Tool[] | null;
  waveform_options?: WaveformOptions | null;
  loop?: boolean;
  recording?: boolean;
  subtitles?: Subtitle[] | null;
  /** Seconds. @defaultValue 0 */
  playback_position?: number;
}
