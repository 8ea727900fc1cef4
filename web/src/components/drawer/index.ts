export { default } from "./drawer.svelte";
export type { DrawerProps } from "./types";
