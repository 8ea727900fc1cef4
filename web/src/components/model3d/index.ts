export { default } from "./model3d.svelte";
export type { Model3DProps } from "./types";
