export { default } from "./paramviewer.svelte";
export type { ParamViewerProps } from "./types";
