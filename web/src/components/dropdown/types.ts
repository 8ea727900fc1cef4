import type { Choice, ChoiceValue } from "../../lib/choices";
import type { Tool } from "../../lib/tools";

export interface DropdownProps {
  /** A list with `multiselect`, in the order of choosing. */
  value?: ChoiceValue | ChoiceValue[];
  choices?: Choice[];
  multiselect?: boolean | null;
  /** Whether a text that is no choice can be typed. */
  allow_custom_value?: boolean;
  /** Most that can be chosen with `multiselect`. */
  max_choices?: number | null;
  /** Most that the open list shows. @defaultValue 100 */
  num_choices_shown?: number | null;
  /** Whether typing narrows the list. @defaultValue true */
  filterable?: boolean;
  buttons?: Tool[] | null;
}
