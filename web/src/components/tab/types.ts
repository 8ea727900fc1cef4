export interface TabProps {
  /** What the author calls it; the node's own `id` is another thing. */
  id?: number | string | null;
  /** @defaultValue true */
  interactive?: boolean;
  /** @defaultValue "left" */
  alignment?: "left" | "right";
  height?: number | string | null;
  max_height?: number | string | null;
  /** Whether its content is built before it is opened. */
  render_children?: boolean;
}
