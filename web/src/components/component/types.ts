export interface BareProps {
  /** Of the author's class. */
  class_name: string;
}
