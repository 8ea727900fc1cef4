export { default } from "./slider.svelte";
export type { SliderProps } from "./types";
