export { default } from "./map.svelte";
export type { MapProps } from "./types";
