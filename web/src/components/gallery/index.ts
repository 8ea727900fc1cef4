export { default } from "./gallery.svelte";
export type { GalleryProps } from "./types";
