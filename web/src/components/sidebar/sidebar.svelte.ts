/** Whether a sidebar is open, and whether it lies over the page or beside it. */

import { MediaQuery } from "svelte/reactivity";

import type { Node } from "../../lib/node.svelte";
import type { SidebarProps } from "./types";

export class SidebarState {
  readonly #getNode: () => Node<SidebarProps>;
  readonly #isNarrow = new MediaQuery("max-width: 768px", false);
  /** Over the page it begins closed, whatever the author said, until the visitor or the server opens it. */
  #isHeldBack = $state(true);
  #given: boolean | undefined;

  constructor(getNode: () => Node<SidebarProps>) {
    this.#getNode = getNode;
    this.#given = getNode().props.open;
    $effect.pre(() => {
      if (getNode().props.open !== this.#given) this.#isHeldBack = false;
    });
  }

  /** Whether it lies over the page. */
  get isOver(): boolean {
    return this.#isNarrow.current;
  }

  get isOpen(): boolean {
    return this.#getNode().props.open !== false && !(this.isOver && this.#isHeldBack);
  }

  toggle(): void {
    const open = !this.isOpen;
    this.#isHeldBack = false;
    this.#getNode().set({ open });
    this.#getNode().emit(open ? "expand" : "collapse");
  }
}

/** Return the properties of the root element by which the page leaves room for the panel, or for its button where that stands alone. */
export function claimedRoom(side: string, width: string, isOpen: boolean, isOver: boolean): [string, string][] {
  if (isOver) return [["--sidebar-top", "calc(var(--control-28) + 4px)"]];
  return [[`--sidebar-${side}`, isOpen ? width : "40px"]];
}
