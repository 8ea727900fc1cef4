export { default } from "./highlightedtext.svelte";
export type { HighlightedTextProps } from "./types";
