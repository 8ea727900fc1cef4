/** Which lines are shown, whether the view follows the end, and what is searched. */

import type { Node } from "../../lib/node.svelte";
import { AnsiReader, type Line } from "./ansi";
import type { LogProps } from "./types";

export const LINE_PX = 20;
const MARGIN_LINES = 20;

export class LogState {
  readonly #getNode: () => Node<LogProps>;
  readonly #reader = new AnsiReader();
  /** The text while the visitor has it held. */
  #held: string | undefined = $state.raw();
  isFollowing = $state(true);
  scrollTop = $state(0);
  height = $state(320);
  query = $state("");
  #found = $state(0);

  readonly text = $derived.by(() => this.#held ?? this.#getNode().props.value ?? "");
  readonly lines: Line[] = $derived.by(() => {
    this.#reader.read(this.text);
    const { lines } = this.#reader;
    return lines.at(-1)?.text === "" && lines.length > 0 ? lines.slice(0, -1) : [...lines];
  });
  readonly matches: number[] = $derived.by(() => {
    const query = this.query.toLowerCase();
    return query ? this.lines.flatMap((line, i) => (line.text.toLowerCase().includes(query) ? [i] : [])) : [];
  });

  constructor(getNode: () => Node<LogProps>) {
    this.#getNode = getNode;
  }

  /** Wrapped lines have unlike heights, so that all are drawn; the last thousand at most. */
  get first(): number {
    if (this.isWrapped) return Math.max(0, this.lines.length - 1000);
    return Math.max(0, Math.floor(this.scrollTop / LINE_PX) - MARGIN_LINES);
  }

  get last(): number {
    if (this.isWrapped) return this.lines.length;
    return Math.min(this.lines.length, Math.ceil((this.scrollTop + this.height) / LINE_PX) + MARGIN_LINES);
  }

  get isWrapped(): boolean {
    return this.#getNode().props.wrap === true;
  }

  get isPaused(): boolean {
    return this.#held !== undefined;
  }

  /** Lines that have come since it was held. */
  get waiting(): number {
    const all = this.#getNode().props.value ?? "";
    return this.isPaused && all.startsWith(this.text) ? all.slice(this.text.length).split("\n").length - 1 : 0;
  }

  /** The line that the search stands at. */
  get found(): number | undefined {
    return this.matches[this.#found % Math.max(1, this.matches.length)];
  }

  get foundNumber(): number {
    return this.matches.length ? (this.#found % this.matches.length) + 1 : 0;
  }

  togglePause(): void {
    this.#held = this.isPaused ? undefined : (this.#getNode().props.value ?? "");
  }

  search(query: string): void {
    this.query = query;
    this.#found = 0;
    this.isFollowing = false;
  }

  step(by: number): void {
    const count = Math.max(1, this.matches.length);
    this.#found = (this.#found + by + count) % count;
    this.isFollowing = false;
  }
}
