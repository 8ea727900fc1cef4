export { default } from "./plot.svelte";
export type { PlotProps } from "./types";
