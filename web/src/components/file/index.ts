export { default } from "./file.svelte";
export type { FileProps } from "./types";
