export { default } from "./checkboxgroup.svelte";
export type { CheckboxGroupProps } from "./types";
