export { default } from "./group.svelte";
export type { GroupProps } from "./types";
