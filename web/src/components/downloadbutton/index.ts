export { default } from "./downloadbutton.svelte";
export type { DownloadButtonProps } from "./types";
