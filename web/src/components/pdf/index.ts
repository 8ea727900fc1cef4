export { default } from "./pdf.svelte";
export type { PdfProps } from "./types";
