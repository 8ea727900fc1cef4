/** The range of a slider: where the handle stands, and what the visitor may set. */

import type { Attachment } from "svelte/attachments";

import type { Node } from "../../lib/node.svelte";
import { readNumber } from "../../lib/number-field.svelte";
import type { SliderProps } from "./types";

export class SliderState {
  readonly #node: Node<SliderProps>;
  readonly #first: number | null;
  #pressedAt = 0;

  constructor(node: Node<SliderProps>) {
    this.#node = node;
    this.#first = node.props.value ?? null;
  }

  readonly minimum = $derived.by(() => this.#node.props.minimum ?? 0);
  readonly maximum = $derived.by(() => this.#node.props.maximum ?? 100);
  readonly step = $derived.by(() => this.#node.props.step ?? 1);
  readonly value = $derived.by(() => this.#node.props.value ?? this.minimum);
  readonly initial = $derived.by(
    () => this.#node.props.initial_value ?? (this.#node.props.randomize ? this.#first : null) ?? this.minimum,
  );
  /** Where the handle stands, 0 to 1. */
  readonly share = $derived.by(() => {
    const share = (this.value - this.minimum) / (this.maximum - this.minimum || 1);
    return Math.min(Math.max(share, 0), 1);
  });
  /** Whether an author's number lies outside: the box shows it, and the handle stands at the end. */
  readonly isBeyond = $derived.by(
    () => this.#node.isInteractive && (this.value < this.minimum || this.value > this.maximum),
  );
  /** How many characters the longest number between the ends has. */
  readonly digits = $derived.by(() => {
    const [, places = ""] = String(this.step).split(".");
    const ends = [this.minimum, this.maximum].map((end) => String(Math.trunc(end)).length);
    return Math.max(...ends) + (places ? places.length + 1 : 0);
  });
  readonly canReset = $derived.by(() => this.#node.isInteractive && this.value !== this.initial);

  /** Puts the handle in its place again whenever an end moves: a browser keeps it between the ends that there were. */
  readonly showHandle: Attachment<HTMLInputElement> = (handle) => {
    $effect(() => {
      Object.assign(handle, { min: this.minimum, max: this.maximum, step: this.step, value: this.value });
    });
  };

  readonly handleDrag = (event: Event & { currentTarget: HTMLInputElement }): void => {
    this.#set(Number(event.currentTarget.value));
  };

  readonly handlePress = (): void => {
    this.#pressedAt = this.value;
  };

  /** A finger that began to scroll the page here has moved the handle before the browser knew. */
  readonly handleScroll = (): void => {
    if (this.value === this.#pressedAt) return;
    this.#set(this.#pressedAt);
    this.release();
  };

  /** Numbers beyond the ends are taken when the box is left, because what is typed may just have begun. */
  readonly handleTyping = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const number = readNumber(event.currentTarget);
    if (number !== null && number >= this.minimum && number <= this.maximum) this.#set(number);
  };

  readonly handleLeave = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const field = event.currentTarget;
    const number = readNumber(field);
    const taken = number === null ? this.value : Math.min(Math.max(number, this.minimum), this.maximum);
    if (number !== taken) field.value = String(taken);
    this.#set(taken);
    this.release();
  };

  readonly reset = (): void => {
    this.#set(this.initial);
    this.release();
  };

  readonly release = (): void => this.#node.emit("release", this.value);

  #set(value: number): void {
    if (value !== this.#node.props.value) this.#node.set({ value }, "input");
  }
}
