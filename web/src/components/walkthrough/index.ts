export { default } from "./walkthrough.svelte";
export type { WalkthroughProps } from "./types";
