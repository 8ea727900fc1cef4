export { default } from "./multimodaltextbox.svelte";
export type { MultimodalTextboxProps } from "./types";
