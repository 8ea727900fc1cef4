import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

export interface FileProps {
  value?: FileData | FileData[] | null;
  /** @defaultValue "single" */
  file_count?: "single" | "multiple" | "directory";
  file_types?: string[] | null;
  height?: Length;
  allow_reordering?: boolean;
  /** Buttons of the author's own. */
  buttons?: Tool[] | null;
}
