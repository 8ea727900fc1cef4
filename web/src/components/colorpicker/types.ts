export interface ColorPickerProps {
  /** A CSS colour. */
  value?: string | null;
}
