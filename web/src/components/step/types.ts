export interface StepProps {
  /** What the author calls it; the node's own `id` is another thing. */
  id?: number | null;
  /** Whether the visitor can open it by its name. @defaultValue true */
  interactive?: boolean;
}
