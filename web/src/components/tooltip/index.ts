export { default } from "./tooltip.svelte";
export type { TooltipProps } from "./types";
