export { default } from "./deeplinkbutton.svelte";
export type { DeepLinkButtonProps } from "./types";
