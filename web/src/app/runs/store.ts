/** Where runs are kept: a database of the browser. */

import { OwnedTable } from "../../lib/files";
import type { KeptRun } from "./run";

/** Runs of one owner that are kept; the oldest go first. */
export const MOST_RUNS = 100;
const MOST_BYTES = 200 * 1024 * 1024;

export class RunStore {
  readonly #table: OwnedTable<KeptRun>;

  constructor(owner: string) {
    this.#table = new OwnedTable("hiroba-runs", "runs", owner);
  }

  /** All runs of the owner, the newest first. */
  async all(): Promise<KeptRun[]> {
    return (await this.#table.all()).sort((a, b) => b.at - a.at);
  }

  find(id: string): Promise<KeptRun | undefined> {
    return this.#table.find(id);
  }

  /** Keep a run, or what became of it. Older ones make room. */
  async put(run: Omit<KeptRun, "owner">): Promise<void> {
    await this.#table.put(run);
    let bytes = 0;
    for (const [i, kept] of (await this.all()).entries()) {
      bytes += Object.values(kept.files).reduce((sum, file) => sum + file.size, 0);
      if (i >= MOST_RUNS || (i > 0 && bytes > MOST_BYTES)) await this.delete(kept.id);
    }
  }

  delete(id: string): Promise<void> {
    return this.#table.delete(id);
  }

  async clear(): Promise<void> {
    for (const run of await this.all()) await this.delete(run.id);
  }
}
