export interface Conversation {
  id: string;
  title: string;
  /** Seconds since 1970. */
  updated_s: number;
}

export interface ConversationsProps {
  /** Id of the conversation that is open. */
  value?: string | null;
  /** Newest first. */
  items?: Conversation[];
  /** Where this browser keeps them, if it does. */
  storage_key?: string | null;
}
