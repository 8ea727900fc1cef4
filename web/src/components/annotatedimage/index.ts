export { default } from "./annotatedimage.svelte";
export type { AnnotatedImageProps } from "./types";
