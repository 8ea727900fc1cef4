import type { LatexDelimiter } from "../../lib/markdown/delimiters";
import type { Length } from "../../lib/length";

export interface MarkdownProps {
  value?: string | null;
  rtl?: boolean;
  /** @defaultValue formulas between `$$` */
  latex_delimiters?: LatexDelimiter[];
  /** @defaultValue true */
  sanitize_html?: boolean;
  line_breaks?: boolean;
  header_links?: boolean;
  height?: Length;
  max_height?: Length;
  min_height?: Length;
  buttons?: "copy"[] | null;
  /** Unlike other components, it stands in no box unless asked. @defaultValue false */
  container?: boolean;
  padding?: boolean;
}
