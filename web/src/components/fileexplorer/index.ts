export { default } from "./fileexplorer.svelte";
export type { FileExplorerProps } from "./types";
