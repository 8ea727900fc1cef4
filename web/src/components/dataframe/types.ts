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

/** A change of one cell: key of its row, column, value. */
export type CellEdit = [number, number, Cell];

/** A change of a table at the server, whose rows have keys: their places at first, and those from `row_count` on for rows that were added. */
export type Edit =
  | { op: "set"; row: number; column: number; value: Cell }
  | { op: "paste"; rows: number[]; column: number; cells: Cell[][] }
  | { op: "insert"; rows: number[]; before: number | null }
  | { op: "delete"; rows: number[] }
  /** What a query finds stays: so many rows. */
  | { op: "keep"; query: Query; count: number };

export interface TableValue {
  headers: string[];
  /** All rows, or the first of a table at the server. */
  data: Cell[][];
  metadata?: Metadata | null;
  /** The rest is there for tables at the server. Rows of it, without the edits. */
  row_count?: number;
  file?: FileData;
  edits?: Edit[];
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
  is_descending: boolean;
}

/** What is shown of a table. Snake case, because it goes to the server as it is. */
export type Filter =
  | { kind: "number"; column: number; least: number | null; most: number | null }
  | { kind: "date"; column: number; first: string | null; last: string | null }
  | { kind: "text"; column: number; text: string; mode: "contains" | "equals" | "regex" }
  | { kind: "values"; column: number; values: string[] };

export interface Query {
  /** The first counts most. */
  sort: Sort[];
  filters: Filter[];
  search: string;
}

/** What a filter of a column offers. */
export interface ColumnFacts {
  least: number | null;
  most: number | null;
  /** Texts and how often each occurs; `null` where there are too many. */
  values: [string, number][] | null;
}
