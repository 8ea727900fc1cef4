export interface PopoverProps {
  title?: string | null;
  /** Number of the node that it belongs to. */
  target?: number;
  /** @defaultValue "bottom" */
  side?: "left" | "right" | "top" | "bottom";
  /** @defaultValue 320 */
  width?: number | string;
  visible?: boolean | "hidden";
}
