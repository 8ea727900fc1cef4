export { default } from "./chatbot.svelte";
export type { ChatbotProps } from "./types";
