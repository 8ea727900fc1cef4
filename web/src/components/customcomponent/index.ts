export { default } from "./customcomponent.svelte";
export type { CustomComponentProps } from "./types";
