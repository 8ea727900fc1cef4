/** What a HighlightedText is doing: which class is lit, and which piece of text is being marked. */

import { classColors } from "../../lib/classColors";
import type { Node } from "../../lib/node.svelte";
import { markBetween, type Place, placesOf, textBetween } from "./parts";
import type { HighlightedTextProps, Mark, Part } from "./types";

/** A piece of text that the visitor is about to mark. */
export interface Marking extends Place {
  /** The mark that it has. */
  mark: Mark;
  text: string;
}

export class HighlightedTextState {
  /** The class that stands out while the others are dimmed. */
  lit: string | null = $state(null);
  /** The class that was picked in the legend. */
  pinned: string | null = $state(null);
  marking: Marking | null = $state.raw(null);
  /** Place of the part that the Tab key reaches. */
  current = $state(0);
  readonly #node: Node<HighlightedTextProps>;

  constructor(node: Node<HighlightedTextProps>) {
    this.#node = node;
  }

  get parts(): Part[] {
    return this.#node.props.value ?? [];
  }

  /** Whether marks are scores. */
  readonly isScored = $derived.by(() => this.parts.some((part) => typeof part.class_or_confidence === "number"));

  /** Colour of each class. */
  readonly colors = $derived.by(() => {
    const map = this.#node.props.color_map;
    const names = this.parts.map((part) => part.class_or_confidence).filter((mark) => typeof mark === "string");
    // Where the visitor marks, the author's classes are on offer before the first one is used.
    return classColors(this.#node.isInteractive ? [...Object.keys(map ?? {}), ...names] : names, map);
  });

  /** Return the colour and the strength of a mark, for CSS. */
  styleOf(mark: Mark): string | undefined {
    if (mark === null) return undefined;
    if (typeof mark === "string") return `--color: ${this.colors.get(mark) ?? "var(--class-1)"}; --strength: 22%`;
    const strength = Math.min(1, Math.abs(mark)) * 65;
    return `--color: var(--score-${mark < 0 ? "below" : "above"}); --strength: ${strength}%`;
  }

  isDimmed(mark: Mark): boolean {
    const lit = this.lit ?? this.pinned;
    return lit !== null && mark !== lit;
  }

  togglePin(name: string): void {
    this.pinned = this.pinned === name ? null : name;
  }

  select(index: number): void {
    const part = this.parts[index];
    if (part) this.#node.emit("select", { index, value: [part.token, part.class_or_confidence] });
  }

  /** Return the place of the next part with a mark, in either direction; the present one at the end. */
  neighbour(index: number, step: 1 | -1): number {
    for (let i = index + step; i >= 0 && i < this.parts.length; i += step) {
      if (this.parts[i]?.class_or_confidence !== null) return i;
    }
    return index;
  }

  /** The visitor wants to mark what lies between two places. */
  beginMarking(place: Place): void {
    if (place.start >= place.end) return;
    const index = placesOf(this.parts).findIndex(({ start, end }) => start === place.start && end === place.end);
    const mark = this.parts[index]?.class_or_confidence ?? null;
    this.marking = { ...place, mark, text: textBetween(this.parts, place) };
  }

  /** Return the place of the marked part around a place in the text, if there is one. */
  markedAround(offset: number): { index: number; place: Place } | undefined {
    const places = placesOf(this.parts);
    const index = places.findIndex(
      ({ start, end }, i) => start <= offset && offset <= end && this.parts[i]?.class_or_confidence !== null,
    );
    const place = places[index];
    return place && { index, place };
  }

  /** Give the piece that is being marked its mark; `null` takes it off. */
  mark(mark: Mark): void {
    if (!this.marking) return;
    this.#node.set({ value: markBetween(this.parts, this.marking, mark) });
    this.marking = null;
  }

  unmark(place: Place): void {
    this.#node.set({ value: markBetween(this.parts, place, null) });
    this.marking = null;
  }
}
