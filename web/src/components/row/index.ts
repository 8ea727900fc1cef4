export { default } from "./row.svelte";
export type { RowProps } from "./types";
