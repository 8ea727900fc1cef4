export { default } from "./markdown.svelte";
export type { MarkdownProps } from "./types";
