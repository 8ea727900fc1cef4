export { default } from "./daterange.svelte";
export type { DateRangeProps } from "./types";
