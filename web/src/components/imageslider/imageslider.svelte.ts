/** What an ImageSlider is doing: where the line stands, and what becomes of pictures that come. */

import { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import type { FileData } from "../../wire/values";
import type { ImageSliderProps, Pair } from "./types";

const TYPES = ["image"];

export class ImageSliderState {
  readonly types = TYPES;
  readonly intakes: readonly [Intake, Intake];
  readonly #node: Node<ImageSliderProps>;

  constructor(node: Node<ImageSliderProps>) {
    this.#node = node;
    this.intakes = [new Intake(node, () => TYPES), new Intake(node, () => TYPES)];
  }

  get pair(): Pair {
    return this.#node.props.value ?? [null, null];
  }

  get isComplete(): boolean {
    return this.pair[0] !== null && this.pair[1] !== null;
  }

  /** Where the line stands, 0 to 100 from the left. */
  get position(): number {
    return this.#node.props.slider_position ?? 50;
  }

  moveTo(position: number): void {
    this.#node.set({ slider_position: Math.round(Math.min(100, Math.max(0, position)) * 1000) / 1000 });
  }

  /** Move the line by a key. Returns whether the key means something here. */
  moveBy(key: string, isFast: boolean): boolean {
    const step = isFast ? 10 : 1;
    const targets: Record<string, number> = {
      ArrowLeft: this.position - step,
      ArrowDown: this.position - step,
      ArrowRight: this.position + step,
      ArrowUp: this.position + step,
      PageDown: this.position - 10,
      PageUp: this.position + 10,
      Home: 0,
      End: 100,
    };
    const target = targets[key];
    if (target !== undefined) this.moveTo(target);
    return target !== undefined;
  }

  /** Files came for one of the places; a second one fills the other place if that is empty. */
  take(place: 0 | 1, files: File[]): void {
    this.#node.hold(this.#take(place, files));
  }

  async #take(place: 0 | 1, files: File[]): Promise<void> {
    const other = (1 - place) as 0 | 1;
    const isForBoth = files.length > 1 && this.pair[other] === null;
    const sent = await this.intakes[place].send(files.slice(0, isForBoth ? 2 : 1));
    if (!sent?.[0]) return;
    const pair: [FileData | null, FileData | null] = [...this.pair];
    pair[place] = sent[0];
    if (sent[1]) pair[other] = sent[1];
    this.#node.set({ value: pair }, "upload", "input");
  }

  remove(place: 0 | 1): void {
    const pair: [FileData | null, FileData | null] = [...this.pair];
    pair[place] = null;
    if (pair[0] || pair[1]) this.#node.set({ value: pair }, "input");
    else this.clear();
  }

  clear(): void {
    for (const intake of this.intakes) intake.problem = null;
    this.#node.set({ value: [null, null] }, "clear", "input");
  }

  select(): void {
    this.#node.emit("select", { index: this.position, value: null });
  }
}
