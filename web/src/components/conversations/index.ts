export { default } from "./conversations.svelte";
export type { ConversationsProps } from "./types";
