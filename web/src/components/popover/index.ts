export { default } from "./popover.svelte";
export type { PopoverProps } from "./types";
