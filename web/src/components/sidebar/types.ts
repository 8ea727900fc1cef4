export interface SidebarProps {
  /** @defaultValue true */
  open?: boolean;
  /** @defaultValue 320 */
  width?: number | string;
  /** @defaultValue "left" */
  position?: "left" | "right";
}
