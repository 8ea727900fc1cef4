export interface DraggableProps {
  /** @defaultValue "column" */
  orientation?: "row" | "column";
}
