export interface AccordionProps {
  /** @defaultValue true */
  open?: boolean;
  height?: number | string | null;
  max_height?: number | string | null;
}
