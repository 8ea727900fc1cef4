import type { Tool } from "../../lib/tools";

export interface CheckboxProps {
  value?: boolean | null;
  buttons?: Tool[] | null;
}
