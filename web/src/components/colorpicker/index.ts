export { default } from "./colorpicker.svelte";
export type { ColorPickerProps } from "./types";
