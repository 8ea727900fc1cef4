export { default } from "./video.svelte";
export type { VideoProps } from "./types";
