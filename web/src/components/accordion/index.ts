export { default } from "./accordion.svelte";
export type { AccordionProps } from "./types";
