export { default } from "./radio.svelte";
export type { RadioProps } from "./types";
