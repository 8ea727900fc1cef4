/** Behaviour of the list of conversations: the server is told what the visitor wants. */

import type { Node } from "../../lib/node.svelte";
import { browserSecret } from "./browser";
import type { ConversationChange, ConversationCopies } from "./copies";
import type { Conversation, ConversationsProps } from "./types";

/** Milliseconds of quiet after a letter before the server is asked. */
const PAUSE_MS = 200;

/** What was written down. */
interface Kept {
  key: string;
  changes: ConversationChange[] | null;
}

export class ConversationsState {
  readonly node: Node<ConversationsProps>;
  search = $state("");
  /** Id of the one that is being renamed. */
  renamed = $state<string | null>(null);
  /** Id of the one whose files are on their way to the server. */
  opening = $state<string | null>(null);
  #copies: Promise<ConversationCopies> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(node: Node<ConversationsProps>) {
    this.node = node;
  }

  readonly items = $derived.by(() => this.node.props.items ?? []);

  /** Begin again with a session that knows nothing of what this page has open. */
  async resume(): Promise<void> {
    const { storage_key: key, value } = this.node.props;
    const files = value && (await (await this.#copies)?.sendBack(value));
    this.node.emit("load", { ...(!key && { browser: browserSecret() }), ...(value && { value, files: files || [] }) });
  }

  /** Ask for the list, and again when another page of this browser changes it. Returns what ends that. */
  arrive(): (() => void) | undefined {
    const key = this.node.props.storage_key;
    if (!key) return void this.node.emit("load", { browser: browserSecret() });
    this.node.emit("load");
    // Where the server keeps conversations, pages do without this.
    const copies = (this.#copies = import("./copies").then((made) => new made.ConversationCopies(this.node, key)));
    const keep = (changes: ConversationChange[]) => void copies.then((kept) => kept.keep(changes));
    void copies.then((kept) => kept.keepOnly(idsKept(key)));
    const handleStorage = (event: StorageEvent) => event.key === key && this.node.emit("load");
    // Told by the script of the app that writes conversations down.
    const handleKept = ({ detail }: CustomEvent<Kept>) => detail.key === key && keep(detail.changes ?? []);
    window.addEventListener("storage", handleStorage);
    window.addEventListener("conversations", handleKept as EventListener);
    return () => {
      window.removeEventListener("storage", handleStorage);
      window.removeEventListener("conversations", handleKept as EventListener);
    };
  }

  /** Open a conversation, once its files are at the server; the last one that was picked counts. */
  async open(item: Conversation): Promise<void> {
    if (item.id === this.node.props.value) return;
    this.opening = item.id;
    const files = await (await this.#copies)?.sendBack(item.id);
    if (this.opening !== item.id) return;
    this.opening = null;
    this.node.emit("click", { value: item.id, ...(files && { files }) });
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

/** The conversations that the browser holds now, also those that other pages added. */
function idsKept(key: string): string[] {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "[]") as Conversation[]).map(({ id }) => id);
  } catch {
    return [];
  }
}
