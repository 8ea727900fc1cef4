export { default } from "./datetime.svelte";
export type { DateTimeProps } from "./types";
