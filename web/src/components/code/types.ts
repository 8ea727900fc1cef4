import type { Tool } from "../../lib/tools";

export interface CodeProps {
  value?: string | null;
  language?: string | null;
  /** @defaultValue 5 */
  lines?: number;
  /** Most lines that it grows to; without it, it grows with the program. */
  max_lines?: number | null;
  wrap_lines?: boolean;
  /** @defaultValue true */
  show_line_numbers?: boolean;
  autocomplete?: boolean;
  /** "copy", "download", and buttons of the author. Both where it is missing. */
  buttons?: Tool[] | null;
}
