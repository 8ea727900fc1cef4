import type { FileData } from "../../wire/values";

export interface ButtonProps {
  /** Text on the button. */
  value?: string | null;
  /** @defaultValue "secondary" */
  variant?: "primary" | "secondary" | "stop" | "huggingface";
  /** @defaultValue "lg" */
  size?: "sm" | "md" | "lg";
  /** A picture before the text. */
  icon?: FileData | null;
  /** Address that a click leads to; the button is a link then. */
  link?: string | null;
  /** @defaultValue "_self" */
  link_target?: string;
}
