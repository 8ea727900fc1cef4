export { default } from "./draggable.svelte";
export type { DraggableProps } from "./types";
