import type { Length } from "../../lib/length";

export interface Parameter {
  /** Code. */
  type?: string | null;
  /** Markdown. */
  description?: string | null;
  /** Code. */
  default?: string | null;
}

export interface ParamViewerProps {
  value?: Record<string, Parameter> | null;
  /** @defaultValue "python" */
  language?: string;
  /** Names that become links to the heading of that name. */
  linkify?: string[] | null;
  /** @defaultValue "Parameters" */
  header?: string | null;
  /** Whether parameters have addresses, or what stands in them before their names. */
  anchor_links?: boolean | string;
  max_height?: Length;
}
