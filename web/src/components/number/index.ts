export { default } from "./number.svelte";
export type { NumberProps } from "./types";
