export { default } from "./column.svelte";
export type { ColumnProps } from "./types";
