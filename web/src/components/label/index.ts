export { default } from "./label.svelte";
export type { LabelProps } from "./types";
