export { default } from "./uploadbutton.svelte";
export type { UploadButtonProps } from "./types";
