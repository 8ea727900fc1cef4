/**
 * A combobox: a text field that opens a list. The field shows the name of what is chosen, or, while the visitor edits, what
 * was typed; the list shows the choices that fit to it. Keys as in the "editable combobox with list autocomplete" of the
 * WAI-ARIA authoring practices.
 */

import { type ChoiceValue, indexOfValue, nameOfValue } from "../../lib/choices";
import type { Node } from "../../lib/node.svelte";
import type { DropdownProps } from "./types";

const DEFAULT_SHOWN = 100;
const PAGE = 10;

export interface Option {
  /** Place among all choices. */
  index: number;
  name: string;
  value: ChoiceValue;
}

export class DropdownState {
  readonly #node: Node<DropdownProps>;
  isOpen = $state(false);
  /** Place of the marked option among those that fit; -1 if none is. */
  active = $state(-1);
  /** Where those that are shown begin among those that fit. */
  #begin = $state(0);
  /** How many of all choices are drawn so far, where the list may hold all. */
  #drawn = $state(DEFAULT_SHOWN);
  /** What was typed; `null` when the visitor does not edit. */
  #typed: string | null = $state(null);

  constructor(node: Node<DropdownProps>) {
    this.#node = node;
  }

  readonly choices = $derived.by(() => this.#node.props.choices ?? []);
  readonly isMultiple = $derived.by(() => this.#node.props.multiselect === true);
  readonly takesAny = $derived.by(() => this.#node.props.allow_custom_value === true);
  readonly canType = $derived.by(() => this.takesAny || this.#node.props.filterable !== false);
  readonly values: ChoiceValue[] = $derived.by(() => {
    const value = this.#node.props.value;
    return Array.isArray(value) ? [...new Set(value)] : value == null ? [] : [value];
  });
  readonly isFull = $derived.by(
    () => this.isMultiple && this.values.length >= (this.#node.props.max_choices ?? Infinity),
  );
  readonly typed = $derived.by(() => this.#typed ?? "");
  /** What the field shows. */
  readonly text = $derived.by(() => {
    if (this.#typed !== null || this.isMultiple) return this.#typed ?? "";
    // A value that is no choice any more cannot be sent: the visitor chooses anew.
    const isLost = this.#node.isInteractive && !this.takesAny && indexOfValue(this.choices, this.values[0]) < 0;
    return isLost ? "" : nameOfValue(this.choices, this.values[0]);
  });

  readonly #names = $derived.by(() => this.choices.map(([name]) => name.toLocaleLowerCase()));
  readonly #found: Option[] = $derived.by(() => {
    const wanted = this.typed.trim().toLocaleLowerCase();
    const all = this.choices.map(([name, value], index) => ({ index, name, value }));
    return wanted && this.canType ? all.filter(({ index }) => this.#names[index]?.includes(wanted)) : all;
  });
  /** Whether the list holds all choices: they are drawn as it is scrolled. */
  readonly isWhole = $derived.by(() => this.#node.props.num_choices_shown === null);
  readonly #most = $derived.by(() =>
    this.isWhole ? this.#drawn : (this.#node.props.num_choices_shown ?? DEFAULT_SHOWN),
  );
  /** How many choices fit. */
  readonly count = $derived.by(() => this.#found.length);
  /** Place of the first choice in the open list among those that fit. */
  readonly first = $derived.by(() => Math.max(0, Math.min(this.#begin, this.count - this.#most)));
  /** The choices in the open list. */
  readonly options: Option[] = $derived.by(() => this.#found.slice(this.first, this.first + this.#most));
  /** How many choices would be after those in the list if it were longer. */
  readonly moreCount = $derived.by(() => this.count - this.first - this.options.length);

  isChosen(value: ChoiceValue): boolean {
    return this.values.includes(value);
  }

  nameOf(value: ChoiceValue): string {
    return nameOfValue(this.choices, value);
  }

  open(): void {
    if (this.isOpen || !this.#node.isInteractive) return;
    this.isOpen = true;
    this.#mark(this.isMultiple ? -1 : this.#found.findIndex((option) => this.isChosen(option.value)));
  }

  /** Draw more choices of a whole list, before the first in it or after the last. */
  grow(edge: "begin" | "end"): void {
    const { first } = this;
    this.#begin = edge === "begin" ? Math.max(0, first - DEFAULT_SHOWN) : first;
    this.#drawn += edge === "begin" ? first - this.#begin : Math.min(DEFAULT_SHOWN, this.moreCount);
  }

  /** Close the list and forget what was typed. */
  close(): void {
    this.isOpen = false;
    this.#typed = null;
    this.active = -1;
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  pick(option: Option): void {
    if (this.isMultiple) {
      this.#toggleValue(option.value, option.index);
      return;
    }
    this.close();
    this.#node.set({ value: option.value }, "input");
    this.#node.emit("select", { index: option.index, value: option.value, selected: true });
  }

  remove(value: ChoiceValue): void {
    if (this.isChosen(value)) this.#toggleValue(value, indexOfValue(this.choices, value));
  }

  removeAll(): void {
    this.#node.set({ value: [] }, "input");
  }

  readonly handleInput = (event: Event & { currentTarget: HTMLInputElement }): void => {
    this.#typed = event.currentTarget.value;
    this.open();
    const wanted = this.typed.trim().toLocaleLowerCase();
    const first = this.takesAny ? this.#found.findIndex(({ index }) => this.#names[index] === wanted) : 0;
    this.#mark(wanted && this.count ? first : -1);
  };

  readonly handleKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || !this.#node.isInteractive) return;
    if (this.#handleKey(event)) event.preventDefault();
    else if (!this.canType) this.#jumpTo(event);
  };

  /** What was typed is kept where any text is allowed, and given up otherwise. */
  readonly handleBlur = (): void => {
    if (this.takesAny && this.#typed !== null) this.#takeTyped();
    this.close();
    this.#node.emit("blur");
  };

  /** Act on a key; return whether it meant something here. */
  #handleKey(event: KeyboardEvent): boolean {
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        this.#move(event.key === "ArrowDown" ? 1 : -1);
        return true;
      case "Enter":
        return this.#handleEnter();
      case "Escape":
        return this.#handleEscape();
      case "Backspace":
        return this.#handleBackspace();
      default:
        return this.isOpen && this.#leap(event.key);
    }
  }

  #move(by: number): void {
    const wasOpen = this.isOpen;
    this.open();
    const { count } = this;
    if (!wasOpen && this.active >= 0) return;
    if (count) this.#mark(this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count);
  }

  /** Move by a page or to an end; in what was typed, Home and End move the caret. */
  #leap(key: string): boolean {
    const pages: Record<string, number> = { PageDown: this.active + PAGE, PageUp: this.active - PAGE };
    const ends: Record<string, number> = { Home: 0, End: Infinity };
    const place = pages[key] ?? (this.typed ? undefined : ends[key]);
    if (place === undefined) return false;
    this.#mark(Math.min(Math.max(place, 0), this.count - 1));
    return true;
  }

  /** Mark a choice. One that is not in the list comes to the middle of it. */
  #mark(place: number): void {
    this.active = place;
    const isShown = place >= this.first && place < this.first + this.#most;
    if (isShown) return;
    this.#drawn = DEFAULT_SHOWN;
    this.#begin = Math.max(0, place - Math.floor(this.#most / 2));
  }

  #handleEnter(): boolean {
    const option = this.#found[this.active];
    if (this.isOpen && option) this.pick(option);
    else if (this.takesAny && this.#typed !== null) {
      this.#takeTyped();
      if (!this.isMultiple) this.close();
    } else return this.isOpen;
    return true;
  }

  #handleEscape(): boolean {
    const wasBusy = this.isOpen || this.#typed !== null;
    this.close();
    return wasBusy;
  }

  #handleBackspace(): boolean {
    const last = this.values.at(-1);
    if (!this.isMultiple || this.typed !== "" || last === undefined) return false;
    this.remove(last);
    return true;
  }

  /** In a field that cannot be typed in, a letter marks the next choice that begins with it; Space opens and picks. */
  #jumpTo(event: KeyboardEvent): void {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.key === " ") {
      if (this.isOpen) this.#handleEnter();
      else this.open();
      return;
    }
    this.open();
    const letter = event.key.toLocaleLowerCase();
    const starts = ({ index }: Option): boolean => this.#names[index]?.startsWith(letter) ?? false;
    const next = this.#found.findIndex((option, place) => place > this.active && starts(option));
    const found = next >= 0 ? next : this.#found.findIndex(starts);
    if (found >= 0) this.#mark(found);
  }

  #takeTyped(): void {
    const text = this.typed;
    const index = this.choices.findIndex(([name]) => name === text);
    const value = this.choices[index]?.[1] ?? text;
    this.#typed = this.isMultiple ? "" : null;
    if (this.isMultiple) {
      if (text && !this.isChosen(value)) this.#toggleValue(value, index);
    } else if (index >= 0) this.pick({ index, name: text, value });
    else if (value !== this.values[0]) this.#node.set({ value }, "input");
  }

  #toggleValue(value: ChoiceValue, index: number): void {
    const selected = !this.isChosen(value);
    if (selected && this.isFull) return;
    const values = selected ? [...this.values, value] : this.values.filter((other) => other !== value);
    this.#typed = null;
    this.#node.set({ value: values }, "input");
    this.#node.emit("select", { index, value, selected });
  }
}
