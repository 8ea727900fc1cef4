export { default } from "./nativeplot.svelte";
export type { NativePlotProps } from "./types";
