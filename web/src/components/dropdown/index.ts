export { default } from "./dropdown.svelte";
export type { DropdownProps } from "./types";
