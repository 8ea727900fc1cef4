export { default } from "./log.svelte";
export type { LogProps } from "./types";
