import type { Tool } from "../../lib/tools";

export interface Line {
  speaker: string;
  text: string;
}

export interface DialogueProps {
  value?: Line[] | string | null;
  speakers?: string[] | null;
  /** Offered after a colon. */
  tags?: string[];
  /** Between lines in a text. @defaultValue a line break */
  separator?: string;
  /** CSS colours of speakers. */
  color_map?: Record<string, string> | null;
  placeholder?: string | null;
  autofocus?: boolean;
  /** @defaultValue true */
  autoscroll?: boolean;
  max_lines?: number | null;
  /** "copy", and buttons of the author. */
  buttons?: Tool[] | null;
  /** A text is the name of the button. */
  submit_btn?: string | boolean | null;
  /** @defaultValue "both" */
  ui_mode?: "dialogue" | "text" | "both";
}
