export { default } from "./dataframe.svelte";
export type { DataframeProps } from "./types";
