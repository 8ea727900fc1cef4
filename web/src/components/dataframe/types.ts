import type { Length } from "../../lib/length";
import type { LatexDelimiter } from "../../lib/markdown/delimiters";
import type { FileData, Json } from "../../wire/values";

export type Cell = Json;

/** How the cells of a column look and are edited. */
export type Datatype = "str" | "number" | "bool" | "date" | "markdown" | "html" | "image";

export interface Metadata {
  /** Texts that are shown in the place of the values. */
  display_value?: (string | null)[][] | null;
  /** CSS declarations. */
  styling?: (string | null)[][] | null;
}

/** A change of one cell of a table that is on file: row, column, value. */
export type CellEdit = [number, number, Cell];

export interface TableValue {
  headers: string[];
  /** All rows, or the first of a table that is on file. */
  data: Cell[][];
  metadata?: Metadata | null;
  /** The rest is there for tables that are on file. Rows in all. */
  row_count?: number;
  /** Rows in a block. */
  block_rows?: number;
  /** Bytes at which the blocks begin, and the end. */
  offsets?: number[];
  file?: FileData;
  edits?: CellEdit[];
}

/** Fewest and most; `null` for no limit. */
export type Limits = [number | null, number | null];

export interface DataframeProps {
  value?: TableValue | null;
  headers?: string[];
  row_count?: number | null;
  row_limits?: Limits | null;
  column_count?: number | null;
  column_limits?: Limits | null;
  /** @defaultValue "str" */
  datatype?: Datatype | "auto" | (Datatype | "auto")[];
  latex_delimiters?: LatexDelimiter[];
  /** @defaultValue 500 */
  max_height?: Length;
  wrap?: boolean;
  /** @defaultValue true */
  line_breaks?: boolean;
  column_widths?: (string | number)[];
  /** @defaultValue both */
  buttons?: ("fullscreen" | "copy")[] | null;
  show_row_numbers?: boolean;
  max_chars?: number | null;
  /** @defaultValue "none" */
  show_search?: "none" | "search" | "filter";
  pinned_columns?: number | null;
  static_columns?: number[];
}

/** A place in the table as it is shown: rows after sorting and searching. Row -1 is the head. */
export interface Place {
  row: number;
  column: number;
}

export interface Sort {
  column: number;
  isDescending: boolean;
}
