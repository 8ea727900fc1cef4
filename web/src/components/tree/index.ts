export { default } from "./tree.svelte";
export type { TreeProps } from "./types";
