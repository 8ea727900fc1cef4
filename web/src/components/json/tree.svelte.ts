/** What is open in a tree of data, and where the keyboard is. */

import { SvelteMap } from "svelte/reactivity";

import type { Node } from "../../lib/node.svelte";
import type { Json } from "../../wire/values";
import { PAGE, type Row, rowsOf } from "./rows";
import type { JsonProps } from "./types";

/** Levels that are open unless the reader folds them. */
const OPEN_LEVELS = 3;

export class TreeState {
  readonly #node: Node<JsonProps>;
  readonly #opened = new SvelteMap<string, boolean>();
  readonly #shown = new SvelteMap<string, number>();
  #focused = $state("$");

  rows = $derived.by(() =>
    rowsOf(this.value, {
      isOpen: (path, level) => this.#opened.get(path) ?? (this.#node.props.open || level <= OPEN_LEVELS),
      shown: (path) => this.#shown.get(path) ?? PAGE,
    }),
  );

  constructor(node: Node<JsonProps>) {
    this.#node = node;
  }

  get value(): Json {
    return this.#node.props.value ?? null;
  }

  /** The line that the Tab key leads to. */
  get focused(): string {
    return this.rows.some((row) => row.path === this.#focused) ? this.#focused : "$";
  }

  focus(path: string): void {
    this.#focused = path;
  }

  toggle(row: Row, isOpen = !row.isOpen): void {
    if (row.isBranch) this.#opened.set(row.path, isOpen);
  }

  showMore(row: Row): void {
    const parent = row.path.slice(0, -"/~more".length);
    this.#shown.set(parent, (this.#shown.get(parent) ?? PAGE) * 10);
  }

  /** Do what a key means in a tree, and return the path of the line that gets the focus; nothing if the key means nothing. */
  press(key: string, row: Row): string | undefined {
    const lines = this.rows.filter((line) => line.kind !== "end");
    const i = lines.findIndex((line) => line.path === row.path);
    const at = (index: number): string | undefined => lines[Math.max(0, Math.min(index, lines.length - 1))]?.path;
    switch (key) {
      case "ArrowDown":
        return at(i + 1);
      case "ArrowUp":
        return at(i - 1);
      case "Home":
        return at(0);
      case "End":
        return at(lines.length - 1);
      case "ArrowRight":
        return this.#unfold(row, at(i + 1));
      case "ArrowLeft":
        return this.#fold(row);
      case "Enter":
      case " ":
        return this.#activate(row);
      default:
        return undefined;
    }
  }

  #unfold(row: Row, next: string | undefined): string | undefined {
    if (row.isOpen) return next;
    this.toggle(row, true);
    return row.path;
  }

  #fold(row: Row): string {
    if (!row.isOpen) return row.path.slice(0, row.path.lastIndexOf("/")) || row.path;
    this.toggle(row, false);
    return row.path;
  }

  #activate(row: Row): string {
    if (row.kind === "more") this.showMore(row);
    else this.toggle(row);
    return row.path;
  }
}
