/** The way of files from the visitor to the server, for one component: the check, the progress, what went wrong. */

import type { FileData } from "../wire/values";
import { isOfTypes } from "./fileTypes";
import type { Node } from "./node.svelte";
import { t } from "./text";

export class Intake {
  /** Share that is sent, 0 to 1; `null` while nothing is on its way. */
  share: number | null = $state(null);
  /** What went wrong with the last files, in words for people. */
  problem: string | null = $state(null);
  readonly #node: Node;
  readonly #types: () => readonly string[] | null | undefined;

  /**
   * @param node - The component that takes files.
   * @param types - The types that it takes; nothing for all.
   */
  constructor(node: object, types: () => readonly string[] | null | undefined = () => null) {
    this.#node = node as Node;
    this.#types = types;
  }

  get isBusy(): boolean {
    return this.share !== null;
  }

  /** Send files. Returns nothing if they were refused or lost; `problem` says why. */
  async send(files: File[]): Promise<FileData[] | undefined> {
    const wrong = files.find((file) => !isOfTypes(file, this.#types()));
    this.problem = wrong
      ? t("Invalid file type: {name}. Choose one of these: {types}.", {
          name: wrong.name,
          types: (this.#types() ?? []).join(", "),
        })
      : null;
    if (wrong || !files.length) return undefined;
    this.share = 0;
    try {
      return await this.#node.upload(files, (share) => (this.share = share));
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      return undefined;
    } finally {
      this.share = null;
    }
  }
}
