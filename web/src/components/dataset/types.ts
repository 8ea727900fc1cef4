export interface DatasetProps {
  /** Place of the sample that was picked. */
  value?: number | null;
  /** Kinds of the components that the columns are made for. */
  kinds?: string[];
  /** Rows of values, as those components get them. */
  samples?: unknown[][];
  headers?: string[];
  layout?: "gallery" | "table" | null;
  /** @defaultValue 10 */
  samples_per_page?: number;
  sample_labels?: string[] | null;
}
