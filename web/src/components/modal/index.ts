export { default } from "./modal.svelte";
export type { ModalProps } from "./types";
