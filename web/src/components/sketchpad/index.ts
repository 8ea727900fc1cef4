export { default } from "./sketchpad.svelte";
export type { SketchpadProps } from "./types";
