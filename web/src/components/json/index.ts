export { default } from "./json.svelte";
export type { JsonProps } from "./types";
