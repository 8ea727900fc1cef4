export { default } from "./button.svelte";
export type { ButtonProps } from "./types";
