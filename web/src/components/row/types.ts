export interface RowProps {
  /** @defaultValue "default" */
  variant?: "default" | "panel" | "compact";
  height?: number | string | null;
  max_height?: number | string | null;
  min_height?: number | string | null;
  equal_height?: boolean;
  show_progress?: boolean;
}
