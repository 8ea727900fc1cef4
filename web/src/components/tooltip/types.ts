export interface TooltipProps {
  /** Number of the node that it explains. */
  target?: number;
  text?: string;
  /** @defaultValue "top" */
  side?: "left" | "right" | "top" | "bottom";
}
