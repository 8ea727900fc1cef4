export { default } from "./workflowcanvas.svelte";
export type { WorkflowCanvasProps } from "./types";
