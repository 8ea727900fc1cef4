export { default } from "./textbox.svelte";
export type { TextboxProps } from "./types";
