import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";
import type { Json } from "../../wire/values";

export interface JsonProps {
  value?: Json;
  /** Whether everything is unfolded. @defaultValue false */
  open?: boolean;
  show_indices?: boolean;
  height?: Length;
  /** @defaultValue 500 */
  max_height?: Length;
  min_height?: Length;
  /** @defaultValue ["copy"] */
  buttons?: Tool[] | null;
}
