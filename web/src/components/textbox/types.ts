import type { Tool } from "../../lib/tools";

export interface TextboxProps {
  value?: string | null;
  /** @defaultValue "text" */
  type?: "text" | "password" | "email";
  /** @defaultValue 1 */
  lines?: number;
  /** Most lines that it grows to. @defaultValue 20 */
  max_lines?: number | null;
  placeholder?: string | null;
  autofocus?: boolean;
  /** Whether it keeps to the end of a growing text. @defaultValue true */
  autoscroll?: boolean;
  text_align?: "left" | "right" | null;
  rtl?: boolean;
  /** "copy", and buttons of the author. */
  buttons?: Tool[] | null;
  max_length?: number | null;
  /** A text is the name of the button. */
  submit_btn?: string | boolean | null;
  stop_btn?: string | boolean | null;
  html_attributes?: Record<string, string | number | boolean> | null;
}
