export { default } from "./image.svelte";
export type { ImageProps } from "./types";
