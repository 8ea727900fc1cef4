/** Behaviour of the list of conversations: the server is told what the visitor wants. */

import type { Node } from "../../lib/node.svelte";
import { browserSecret } from "./browser";
import type { Conversation, ConversationsProps } from "./types";

/** Milliseconds of quiet after a letter before the server is asked. */
const PAUSE_MS = 200;

export class ConversationsState {
  readonly node: Node<ConversationsProps>;
  search = $state("");
  /** Id of the one that is being renamed. */
  renamed = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(node: Node<ConversationsProps>) {
    this.node = node;
  }

  readonly items = $derived.by(() => this.node.props.items ?? []);

  /** Ask for the list, and again when another page of this browser changes it. Returns what ends that. */
  arrive(): (() => void) | undefined {
    const key = this.node.props.storage_key;
    if (!key) return void this.node.emit("load", { browser: browserSecret() });
    this.node.emit("load");
    const handle = (event: StorageEvent) => event.key === key && this.node.emit("load");
    window.addEventListener("storage", handle);
    return () => window.removeEventListener("storage", handle);
  }

  open(item: Conversation): void {
    if (item.id !== this.node.props.value) this.node.emit("click", { value: item.id });
  }

  /** A field that Escape or Enter took away tells of its end once more; by then nothing is renamed. */
  rename(item: Conversation, title: string): void {
    if (this.renamed !== item.id) return;
    this.renamed = null;
    if (title.trim() && title !== item.title) this.node.emit("edit", { id: item.id, value: title });
  }

  remove(item: Conversation): void {
    this.node.emit("delete", { id: item.id });
  }

  find(text: string): void {
    this.search = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.node.emit("search", { value: text }), PAUSE_MS);
  }
}
