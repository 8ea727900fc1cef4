export interface DrawerProps {
  title?: string | null;
  /** @defaultValue true */
  dismissible?: boolean;
  /** @defaultValue "right" */
  side?: "left" | "right" | "top" | "bottom";
  /** @defaultValue 400 */
  size?: number | string;
  visible?: boolean | "hidden";
}
