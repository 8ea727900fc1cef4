import type { FileData } from "../../wire/values";

export interface MultimodalValue {
  text?: string | null;
  files?: FileData[] | null;
}

export interface MultimodalTextboxProps {
  value?: MultimodalValue | null;
  /** @defaultValue ["upload"] */
  sources?: string[];
  file_types?: string[] | null;
  /** @defaultValue "single" */
  file_count?: "single" | "multiple" | "directory";
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
  /** @defaultValue true */
  submit_btn?: string | boolean | null;
  /** @defaultValue false */
  stop_btn?: string | boolean | null;
  /** @defaultValue 1000 */
  max_plain_text_length?: number;
  html_attributes?: Record<string, string | number | boolean> | null;
}
