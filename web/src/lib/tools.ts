/** A button in the line of a label: one of the component's own, by name, or one that the author made. */
export type Tool = string | AuthorTool;

export interface AuthorTool {
  /** The button's number. */
  node: number;
  kind: string;
  props: Record<string, unknown>;
}

/** Whether a component's own button is to be shown. */
export function hasTool(tools: Tool[] | null | undefined, name: string): boolean {
  return tools?.includes(name) ?? false;
}

/** Return the buttons that the author made. */
export function authorTools(tools: Tool[] | null | undefined): AuthorTool[] {
  return (tools ?? []).filter((tool): tool is AuthorTool => typeof tool === "object" && tool.node != null);
}
