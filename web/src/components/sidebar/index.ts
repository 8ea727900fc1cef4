export { default } from "./sidebar.svelte";
export type { SidebarProps } from "./types";
