export interface ColumnProps {
  /** @defaultValue "default" */
  variant?: "default" | "panel" | "compact";
  show_progress?: boolean;
}
