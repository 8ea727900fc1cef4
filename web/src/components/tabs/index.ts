export { default } from "./tabs.svelte";
export type { TabsProps } from "./types";
