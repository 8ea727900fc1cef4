export interface TextboxProps {
  value?: string | null;
  /** @defaultValue "text" */
  type?: "text" | "password" | "email";
  /** @defaultValue 1 */
  lines?: number;
  /** @defaultValue 20 */
  max_lines?: number;
  placeholder?: string | null;
  autofocus?: boolean;
  /** @defaultValue true */
  autoscroll?: boolean;
  text_align?: "left" | "right" | null;
  rtl?: boolean;
  buttons?: string[] | null;
  max_length?: number | null;
  submit_btn?: string | boolean | null;
  stop_btn?: string | boolean | null;
  html_attributes?: Record<string, string | number | boolean> | null;
}
