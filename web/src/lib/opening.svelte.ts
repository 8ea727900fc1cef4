/** What is open or closed by its `visible`: tells when that changes, whoever changed it. */

import { untrack } from "svelte";

import type { Node } from "./node.svelte";

export class Opening {
  readonly #getNode: () => Node;
  #before: boolean;

  constructor(getNode: () => Node) {
    this.#getNode = getNode;
    this.#before = this.isOpen;
    $effect(() => this.#tell(this.isOpen));
  }

  get isOpen(): boolean {
    return this.#getNode().props.visible === true;
  }

  show(): void {
    if (!this.isOpen) this.#getNode().set({ visible: true });
  }

  /** The visitor closes it. */
  dismiss(): void {
    if (!this.isOpen) return;
    this.#getNode().set({ visible: false });
    this.#getNode().emit("blur");
  }

  #tell(isOpen: boolean): void {
    untrack(() => {
      if (isOpen !== this.#before) this.#getNode().emit(isOpen ? "open" : "close");
      this.#before = isOpen;
    });
  }
}
