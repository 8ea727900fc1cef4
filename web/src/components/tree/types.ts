export interface Entry {
  id: string;
  label: string;
  children?: Entry[];
  /** Whether the server is asked for what is below. */
  lazy?: boolean;
}

export interface TreeProps {
  value?: string | string[] | null;
  nodes?: Entry[];
  /** @defaultValue "single" */
  choosing?: "single" | "multiple" | "checkbox" | "none";
  /** @defaultValue 0 */
  open_levels?: number;
  /** Pixels. @defaultValue 360 */
  height?: number | null;
}
