/** Copies of the files in conversations that this browser keeps. They go back to the server before a conversation is opened there. */

import { broughtBack, copied, isAtServer, OwnedTable } from "../../lib/files";
import type { Node } from "../../lib/node.svelte";
import type { FileData, Json } from "../../wire/values";

/** The server names larger files in the conversation instead. */
const MOST = { file: 20_000_000, all: 200_000_000 };

/** What became of a conversation. */
export interface ConversationChange {
  id: string;
  /** Missing where it was deleted. */
  is?: Json;
  /** All files in it as they are at the server now, by the digests of their contents. */
  files: Record<string, FileData>;
}

/** The files of one conversation, by the digests of their contents. */
export interface KeptFiles {
  id: string;
  owner: string;
  /** Milliseconds since 1970 of the last change. */
  at: number;
  copies: Record<string, Blob>;
  /** As they were at the server last. */
  files: Record<string, FileData>;
}

/** What is used of the table. */
export type Shelves = Pick<OwnedTable<KeptFiles>, "all" | "find" | "put" | "delete">;

export class ConversationCopies {
  readonly #node: Node;
  readonly #shelves: Shelves;
  #work: Promise<unknown> = Promise.resolve();

  constructor(node: Node, key: string, shelves: Shelves = new OwnedTable("hiroba-conversations", "files", key)) {
    this.#node = node;
    this.#shelves = shelves;
  }

  /** Copy what came into conversations, and forget what left with them; one change after the other. */
  keep(changes: ConversationChange[]): Promise<void> {
    return this.#after(async () => {
      for (const change of changes) await (change.is ? this.#add(change) : this.#shelves.delete(change.id));
    });
  }

  /** Forget the files of conversations that are not among these. */
  keepOnly(ids: string[]): Promise<void> {
    return this.#after(async () => {
      for (const { id } of await this.#shelves.all()) if (!ids.includes(id)) await this.#shelves.delete(id);
    });
  }

  /** Send the copies of a conversation to the server, as far as they are not there. Returns the paths of its files there. */
  async sendBack(id: string): Promise<string[]> {
    let paths: string[] = [];
    await this.#after(async () => {
      const kept = await this.#shelves.find(id);
      if (!kept) return;
      const hashes = Object.keys(kept.copies);
      const isThere = await Promise.all(hashes.map((hash) => isAtServer(this.#node.fileUrl(kept.files[hash]!))));
      const gone = hashes.filter((_, i) => !isThere[i]);
      const copies = Object.fromEntries(gone.map((hash) => [kept.files[hash]!.path, kept.copies[hash]!]));
      const files = gone.map((hash) => kept.files[hash]!) as unknown as Json;
      const sent = (await broughtBack(files, copies, this.#node)) as unknown as FileData[];
      gone.forEach((hash, i) => (kept.files[hash] = sent[i]!));
      paths = hashes.map((hash) => kept.files[hash]!.path);
      if (gone.length) await this.#shelves.put(kept);
    });
    return paths;
  }

  async #add({ id, files }: ConversationChange): Promise<void> {
    const kept = await this.#shelves.find(id);
    const copies = { ...kept?.copies };
    const known = { ...kept?.files };
    const missing = Object.entries(files).filter(([hash]) => !Object.hasOwn(copies, hash));
    if (!missing.length) return;
    const found = await copied(
      missing.map(([, file]) => file),
      (file) => this.#node.fileUrl(file),
      MOST,
    );
    for (const [hash, file] of missing) {
      const copy = found[file.path];
      if (copy) [copies[hash], known[hash]] = [copy, file];
    }
    await this.#shelves.put({ id, at: Date.now(), copies, files: known });
    await this.#makeRoom();
  }

  /** Let go of files, those of conversations first to which nothing came for longest. */
  async #makeRoom(): Promise<void> {
    let bytes = 0;
    for (const { id, copies } of (await this.#shelves.all()).sort((a, b) => b.at - a.at)) {
      const before = bytes;
      bytes += Object.values(copies).reduce((sum, copy) => sum + copy.size, 0);
      if (before > 0 && bytes > MOST.all) await this.#shelves.delete(id);
    }
  }

  /** A browser that forbids it, or is full, keeps no copies: the conversation names the files then. */
  #after(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work).catch((error: unknown) => {
      console.warn("Files of a conversation could not be kept or brought back.", error);
    });
    this.#work = done;
    return done;
  }
}
