export { default } from "./dataset.svelte";
export type { DatasetProps } from "./types";
