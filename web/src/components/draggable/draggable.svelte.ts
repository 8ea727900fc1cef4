/** The order of the children, and the one that is being moved. */

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { DraggableProps } from "./types";

/** Return `items` with the one at `from` put at `to`. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

export class DraggableState {
  readonly #getNode: () => Node<DraggableProps>;
  #order: number[] = $state.raw([]);
  /** The node that is lifted, and the order before. */
  #lifted: { id: number; before: number[] } | undefined = $state.raw();
  /** What a screen reader says. */
  announcement = $state("");

  /** The children as they stand; those that are new stand at the end. */
  readonly items = $derived.by(() => {
    const children = this.#getNode().children.filter((part) => (part.props.visible ?? true) !== false);
    const placeOf = (part: Node): number => {
      const place = this.#order.indexOf(part.id);
      return place < 0 ? this.#order.length : place;
    };
    return [...children].sort((a, b) => placeOf(a) - placeOf(b));
  });

  constructor(getNode: () => Node<DraggableProps>) {
    this.#getNode = getNode;
  }

  get isRow(): boolean {
    return this.#getNode().props.orientation === "row";
  }

  isLifted(part: Node): boolean {
    return this.#lifted?.id === part.id;
  }

  nameOf(part: Node): string {
    return part.props.label || t("Item {number}", { number: this.#getNode().children.indexOf(part) + 1 });
  }

  lift(part: Node): void {
    this.#lifted = { id: part.id, before: this.items.map((item) => item.id) };
    this.announcement = t(
      "{name} lifted, place {place} of {count}. Arrow keys move it, Space drops it, Escape puts it back.",
      {
        ...this.#where(part),
      },
    );
  }

  /** Put the lifted child at a place, from 0. */
  moveTo(part: Node, place: number): void {
    const from = this.items.indexOf(part);
    const to = Math.max(0, Math.min(place, this.items.length - 1));
    if (from === to || !this.isLifted(part)) return;
    this.#order = moved(
      this.items.map((item) => item.id),
      from,
      to,
    );
    this.announcement = t("{name}, place {place} of {count}", { ...this.#where(part) });
  }

  drop(part: Node): void {
    if (!this.isLifted(part)) return;
    const before = this.#lifted?.before ?? [];
    this.#lifted = undefined;
    this.announcement = t("{name} dropped, place {place} of {count}", { ...this.#where(part) });
    if (this.items.every((item, place) => item.id === before[place])) return;
    const children = this.#getNode().children;
    this.#getNode().emit("change", {
      index: this.items.indexOf(part),
      value: this.items.map((item) => children.indexOf(item)),
    });
  }

  /** Put the lifted child back. */
  cancel(part: Node): void {
    if (!this.#lifted || !this.isLifted(part)) return;
    this.#order = this.#lifted.before;
    this.#lifted = undefined;
    this.announcement = t("{name} put back, place {place} of {count}", { ...this.#where(part) });
  }

  /** Do what a key on the handle of a child asks for. Returns whether it asks for anything. */
  handleKey(part: Node, key: string, isRightToLeft: boolean): boolean {
    const isLifted = this.isLifted(part);
    if (key === " " || key === "Enter") {
      if (isLifted) this.drop(part);
      else this.lift(part);
      return true;
    }
    if (!isLifted) return false;
    const sideways = isRightToLeft ? -1 : 1;
    const steps: Record<string, number> = this.isRow
      ? { ArrowRight: sideways, ArrowLeft: -sideways }
      : { ArrowDown: 1, ArrowUp: -1 };
    const place = this.items.indexOf(part);
    const step = steps[key];
    if (key === "Escape") this.cancel(part);
    else if (key === "Home") this.moveTo(part, 0);
    else if (key === "End") this.moveTo(part, this.items.length - 1);
    else if (step !== undefined) this.moveTo(part, place + step);
    else return false;
    return true;
  }

  #where(part: Node): { name: string; place: number; count: number } {
    return { name: this.nameOf(part), place: this.items.indexOf(part) + 1, count: this.items.length };
  }
}
