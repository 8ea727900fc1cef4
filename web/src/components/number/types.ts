import type { Tool } from "../../lib/tools";

export interface NumberProps {
  value?: number | null;
  placeholder?: string | null;
  buttons?: Tool[] | null;
  /** Digits after the point. */
  precision?: number | null;
  minimum?: number | null;
  maximum?: number | null;
  /** What an arrow key adds. @defaultValue 1 */
  step?: number;
}
