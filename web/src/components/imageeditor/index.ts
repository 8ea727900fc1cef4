export { default } from "./imageeditor.svelte";
export type { ImageEditorProps } from "./types";
