import type { FileData } from "../../wire/values";

export interface PdfProps {
  value?: FileData | null;
  /** From 1. @defaultValue 1 */
  page?: number;
  /** Pixels. @defaultValue 640 */
  height?: number;
}
