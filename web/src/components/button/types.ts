export interface ButtonProps {
  value?: string | null;
  /** @defaultValue "secondary" */
  variant?: "primary" | "secondary" | "stop" | "huggingface";
  /** @defaultValue "lg" */
  size?: "sm" | "md" | "lg";
  icon?: string | null;
  link?: string | null;
  /** @defaultValue "_self" */
  link_target?: string;
}
