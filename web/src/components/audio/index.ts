export { default } from "./audio.svelte";
export type { AudioProps } from "./types";
