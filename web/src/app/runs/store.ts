/** Where runs are kept: a database of the browser. */

import type { KeptRun } from "./run";

const NAME = "hiroba-runs";
const TABLE = "runs";

/** Runs of one owner that are kept; the oldest go first. */
export const MOST_RUNS = 100;
const MOST_BYTES = 200 * 1024 * 1024;

export class RunStore {
  readonly #owner: string;
  #database: Promise<IDBDatabase> | undefined;

  constructor(owner: string) {
    this.#owner = owner;
  }

  /** All runs of the owner, the newest first. */
  async all(): Promise<KeptRun[]> {
    const table = await this.#table("readonly");
    const runs = await answerTo<KeptRun[]>(table.index("owner").getAll(this.#owner));
    return runs.sort((a, b) => b.at - a.at);
  }

  async find(id: string): Promise<KeptRun | undefined> {
    const run = await answerTo<KeptRun | undefined>((await this.#table("readonly")).get(id));
    return run?.owner === this.#owner ? run : undefined;
  }

  /** Keep a run, or what became of it. Older ones make room. */
  async put(run: Omit<KeptRun, "owner">): Promise<void> {
    await answerTo((await this.#table("readwrite")).put({ ...run, owner: this.#owner }));
    let bytes = 0;
    for (const [i, kept] of (await this.all()).entries()) {
      bytes += Object.values(kept.files).reduce((sum, file) => sum + file.size, 0);
      if (i >= MOST_RUNS || (i > 0 && bytes > MOST_BYTES)) await this.delete(kept.id);
    }
  }

  async delete(id: string): Promise<void> {
    await answerTo((await this.#table("readwrite")).delete(id));
  }

  async clear(): Promise<void> {
    for (const run of await this.all()) await this.delete(run.id);
  }

  async #table(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.#database ??= open();
    return (await this.#database).transaction(TABLE, mode).objectStore(TABLE);
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(TABLE, { keyPath: "id" }).createIndex("owner", "owner");
  };
  return answerTo(request);
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The database of the browser failed."));
  });
}
