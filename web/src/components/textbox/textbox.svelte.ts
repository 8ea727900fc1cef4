/** The text field: what is typed goes to the node, what the server writes goes to the field, and neither disturbs the other. */

import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";

import type { Node } from "../../lib/node.svelte";
import type { TextboxProps } from "./types";

type TextElement = HTMLInputElement | HTMLTextAreaElement;

const DEFAULT_MAX_LINES = 20;

/** Pixels from the end at which a reader still counts as being there. */
const END_PX = 8;

/** So many letters have room on a line of the narrowest field. */
const FEWEST_LETTERS = 10;

/** The key code of keys that an input method handles; Safari tells it in this way alone. */
const INPUT_METHOD_KEY = 229;

export class TextboxState {
  readonly #node: Node<TextboxProps>;
  #isComposing = false;

  constructor(node: Node<TextboxProps>) {
    this.#node = node;
  }

  readonly type = $derived.by(() => this.#node.props.type ?? "text");
  readonly value = $derived.by(() => (this.#node.props.value ?? "").replace(/\r\n?/g, "\n"));
  readonly lines = $derived.by(() => (this.type === "text" ? (this.#node.props.lines ?? 1) : 1));
  readonly maxLines = $derived.by(() => Math.max(this.lines, this.#node.props.max_lines ?? DEFAULT_MAX_LINES));
  /** Whether it can hold more than one line. */
  readonly canGrow = $derived.by(() => this.type === "text" && this.maxLines > 1);

  /** Shows another value in the field. The first is read from its beginning. Written by hand, because the field itself is the truth while someone types. */
  readonly show: Attachment<TextElement> = (element) => {
    element.value = untrack(() => this.value);
    $effect(() => {
      const value = this.value;
      untrack(() => this.#write(element, value));
    });
  };

  readonly focusAtFirst: Attachment<TextElement> = (element) => {
    if (this.#node.props.autofocus) element.focus({ preventScroll: true });
  };

  readonly handleInput = (event: Event & { currentTarget: TextElement }): void => {
    if (!this.#isComposing) this.#read(event.currentTarget);
  };

  readonly handleCompositionStart = (): void => {
    this.#isComposing = true;
  };

  readonly handleCompositionEnd = (event: CompositionEvent & { currentTarget: TextElement }): void => {
    this.#isComposing = false;
    this.#read(event.currentTarget);
  };

  readonly handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === INPUT_METHOD_KEY) return;
    const submits = event.ctrlKey || event.metaKey || event.shiftKey === this.lines > 1;
    if (!submits) return;
    event.preventDefault();
    // A field that is closed while its message is answered sends nothing.
    if (this.#node.isInteractive) this.#node.emit("submit");
  };

  readonly handleSelect = (event: Event & { currentTarget: TextElement }): void => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (selectionStart === null || selectionEnd === null || selectionStart === selectionEnd) return;
    this.#node.emit("select", {
      index: [selectionStart, selectionEnd],
      value: value.slice(selectionStart, selectionEnd),
    });
  };

  #read(element: TextElement): void {
    if (element.value !== this.value) this.#node.set({ value: element.value }, "input");
  }

  #write(element: TextElement, value: string): void {
    if (this.#isComposing || element.value === value) return;
    const wasAtEnd =
      this.#fits(element.value) || element.scrollHeight - element.clientHeight - element.scrollTop < END_PX;
    const [start, end] = [element.selectionStart, element.selectionEnd];
    const keepsCaret = document.activeElement === element && start !== null && start < element.value.length;
    element.value = value;
    if (keepsCaret) element.setSelectionRange(start, end);
    if (wasAtEnd && this.#node.props.autoscroll !== false && !this.#fits(value)) {
      element.scrollTop = element.scrollHeight;
    }
  }

  /** Whether a text surely shows as a whole. To measure it would cost the page a layout with each change. */
  #fits(text: string): boolean {
    return !this.canGrow || text.length / FEWEST_LETTERS + text.split("\n").length <= this.maxLines;
  }
}
