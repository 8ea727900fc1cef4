import type { Json } from "../../wire/values";

export interface WorkflowCanvasProps {
  /** JSON of a workflow, as `Workflow` below has it. */
  value?: string | null;
  /** Names of the Python functions that can be called. */
  server_functions?: string[];
  /** `id` of an element that shows the same as a form. */
  app_view?: string | null;
}

export interface Port {
  id: string;
  label?: string;
  /** What goes through: `"text"`, `"number"`, ... @defaultValue "text" */
  type?: string;
  required?: boolean;
  default_value?: Json;
}

/** A step. Those of programs have further properties, which are kept. */
export interface Step {
  id: string;
  label?: string;
  /** Of an operator: what runs it. @defaultValue "space" */
  kind?: string;
  fn?: string;
  /** Of a reference or a subject: what it holds. */
  asset_type?: string;
  inputs?: Port[];
  outputs?: Port[];
  /** Values, by ids of ports. */
  data?: Record<string, Json>;
  /** Where it stands on the canvas, in pixels; it is arranged where they are missing. */
  x?: number;
  y?: number;
  [name: string]: unknown;
}

export interface Edge {
  id?: string;
  from_node_id: string;
  from_port_id: string;
  to_node_id: string;
  to_port_id: string;
  type?: string;
}

export type Role = "references" | "operators" | "subjects";

export interface Workflow {
  schema_version: "2";
  name?: string;
  references: Step[];
  operators: Step[];
  subjects: Step[];
  edges: Edge[];
  [name: string]: unknown;
}
