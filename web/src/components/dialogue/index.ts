export { default } from "./dialogue.svelte";
export type { DialogueProps } from "./types";
