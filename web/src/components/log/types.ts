import type { Tool } from "../../lib/tools";

export interface LogProps {
  value?: string | null;
  /** Pixels. @defaultValue 320 */
  height?: number;
  /** @defaultValue false */
  wrap?: boolean;
  /** @defaultValue all */
  buttons?: Tool[] | null;
}
