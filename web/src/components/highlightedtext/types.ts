/** A class, a score from -1 to 1, or nothing for text that is not marked. */
export type Mark = string | number | null;

export interface Part {
  token: string;
  class_or_confidence: Mark;
}

export interface HighlightedTextProps {
  value?: Part[] | null;
  /** CSS colours by class. */
  color_map?: Record<string, string> | null;
  show_legend?: boolean;
  /** @defaultValue true */
  show_inline_category?: boolean;
  /** @defaultValue true */
  show_whitespaces?: boolean;
  rtl?: boolean;
}
