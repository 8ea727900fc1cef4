export interface ModalProps {
  title?: string | null;
  /** @defaultValue true */
  dismissible?: boolean;
  /** @defaultValue 560 */
  width?: number | string;
  /** Whether it is open. The server sends it in any case where it is not the default of other nodes. */
  visible?: boolean | "hidden";
}
