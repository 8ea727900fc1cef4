export { default } from "./component.svelte";
export type { BareProps } from "./types";
