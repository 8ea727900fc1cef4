export interface HtmlProps {
  value?: unknown;
  /** @defaultValue "${value}" */
  html_template?: string;
  css_template?: string;
  /** @defaultValue a listener that fires `click` */
  js_on_load?: string | null;
  /** @defaultValue true */
  apply_default_css?: boolean;
  /** @defaultValue false */
  show_label?: boolean;
  /** @defaultValue false */
  container?: boolean;
  /** Pixels. */
  min_height?: number | null;
  /** Pixels. */
  max_height?: number | null;
  padding?: boolean;
  autoscroll?: boolean;
  head?: string | null;
  /** Names. */
  server_functions?: string[];
  /** What the templates show besides the value. */
  props?: Record<string, unknown>;
  /** Name of an author's own class. */
  class_name?: string | null;
  /** Whether it came from another server, so that nothing in it may run. */
  is_foreign?: boolean;
}
