import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";

export interface FileExplorerProps {
  /** The names on the way to each chosen file; "." stands for a folder itself. */
  value?: string[][] | null;
  /** @defaultValue "multiple" */
  file_count?: "single" | "multiple";
  /** A word that is another one when the folder or its patterns are. */
  listing?: string;
  height?: Length;
  /** @defaultValue 500 */
  max_height?: Length;
  min_height?: Length;
  buttons?: (string | Tool)[] | null;
}

/** What a folder holds. */
export interface Entry {
  name: string;
  type: "file" | "folder";
  /** Whether the pattern matches it, so that a folder itself can be chosen. */
  valid: boolean;
}
