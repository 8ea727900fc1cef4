import type { Choice, ChoiceValue } from "../../lib/choices";
import type { Tool } from "../../lib/tools";

export interface CheckboxGroupProps {
  /** In the order of ticking. */
  value?: ChoiceValue[] | null;
  choices?: Choice[];
  show_select_all?: boolean;
  buttons?: Tool[] | null;
}
