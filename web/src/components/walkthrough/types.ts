export interface WalkthroughProps {
  /** `id` of the open step, or its place; the first one if missing. */
  selected?: number | null;
}
