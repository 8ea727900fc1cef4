import type { ButtonProps } from "../button";

export interface DeepLinkButtonProps extends ButtonProps {
  /** Text for a moment after the address was copied. */
  copied_value?: string;
  /** Whether the sign for links stands before the text. */
  has_own_icon?: boolean;
}
