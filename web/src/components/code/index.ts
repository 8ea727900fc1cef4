export { default } from "./code.svelte";
export type { CodeProps } from "./types";
