export { default } from "./checkbox.svelte";
export type { CheckboxProps } from "./types";
