export { default } from "./tab.svelte";
export type { TabProps } from "./types";
