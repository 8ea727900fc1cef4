/** A colour that is dragged on a palette, or typed. */

import type { Node } from "../../lib/node.svelte";
import { fromHsv, type Hsv, readColor, toHsv } from "./color";
import type { ColorPickerProps } from "./types";

/** How far an arrow key moves, as a share of the way; with Shift, and by a page key, ten times as far. */
const STEP = 0.01;
const PAGE = 10 * STEP;

const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowDown: [0, -STEP],
  ArrowUp: [0, STEP],
  Home: [-1, 0],
  End: [1, 0],
  PageDown: [0, -PAGE],
  PageUp: [0, PAGE],
};

export class ColorPickerState {
  isOpen = $state(false);
  /** What stands in the box, while it is no colour. */
  isWrong = $state(false);
  /** What was dragged to: grey and black have no hue of their own, and would lose the one that was chosen. */
  #dragged: { color: string; hsv: Hsv } | undefined = $state.raw();
  readonly #node: Node<ColorPickerProps>;

  constructor(node: Node<ColorPickerProps>) {
    this.#node = node;
  }

  readonly value = $derived.by(() => this.#node.props.value ?? "");
  readonly hsv = $derived.by(() => (this.#dragged?.color === this.value ? this.#dragged.hsv : toHsv(this.value)));

  /** Move to another place on the palette. */
  readonly drag = (changes: Partial<Hsv>): void => {
    const hsv = { ...this.hsv, ...changes };
    const color = fromHsv(hsv);
    this.#dragged = { color, hsv };
    this.#set(color);
  };

  readonly release = (): void => this.#node.emit("release");

  /** A pointer is on the area: left to right is saturation, bottom to top brightness. */
  readonly handlePointer = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    const area = event.currentTarget;
    if (event.type === "pointerdown") area.setPointerCapture(event.pointerId);
    if (!area.hasPointerCapture(event.pointerId)) return;
    const place = area.getBoundingClientRect();
    this.drag({
      saturation: share(event.clientX - place.left, place.width),
      brightness: 1 - share(event.clientY - place.top, place.height),
    });
  };

  readonly handleKeydown = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const factor = event.shiftKey ? 10 : 1;
    this.drag({
      saturation: share(this.hsv.saturation + move[0] * factor, 1),
      brightness: share(this.hsv.brightness + move[1] * factor, 1),
    });
    this.release();
  };

  /** What is typed is taken once it is whole: on the way to `#00ff7f` stands `#00f`, which is another colour. */
  readonly handleTyped = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const field = event.currentTarget;
    const text = field.value.trim();
    const color = readColor(text);
    this.isWrong = !color && text !== "";
    if (this.isWrong) return;
    if (color) field.value = color;
    if ((color ?? null) !== (this.#node.props.value ?? null)) this.#set(color ?? null);
  };

  readonly handleTyping = (event: Event & { currentTarget: HTMLInputElement }): void => {
    if (readColor(event.currentTarget.value)) this.isWrong = false;
  };

  readonly handleEnter = (event: KeyboardEvent & { currentTarget: HTMLInputElement }): void => {
    if (event.key !== "Enter" || event.isComposing) return;
    this.handleTyped(event);
    if (!this.isWrong) this.#node.emit("submit");
  };

  #set(value: string | null): void {
    this.isWrong = false;
    if (value !== this.#node.props.value) this.#node.set({ value }, "input");
  }
}

function share(length: number, whole: number): number {
  return Math.min(Math.max(length / (whole || 1), 0), 1);
}
