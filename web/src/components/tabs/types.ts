export interface TabsProps {
  /** `id` of the open tab, or its place; the first one that can be opened if missing. */
  selected?: number | string | null;
  /** @defaultValue "menu" */
  overflow_behavior?: "menu" | "wrap";
}
