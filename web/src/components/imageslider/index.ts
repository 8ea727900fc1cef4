export { default } from "./imageslider.svelte";
export type { ImageSliderProps } from "./types";
