import type { Choice, ChoiceValue } from "../../lib/choices";
import type { Tool } from "../../lib/tools";

export interface RadioProps {
  value?: ChoiceValue;
  choices?: Choice[];
  rtl?: boolean;
  buttons?: Tool[] | null;
}
