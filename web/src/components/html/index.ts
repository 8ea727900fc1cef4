export { default } from "./html.svelte";
export type { HtmlProps } from "./types";
