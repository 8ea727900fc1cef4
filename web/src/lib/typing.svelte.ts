/** Typing into a field of text: what is typed goes to the node, what the server writes goes to the field, and neither disturbs the other. */

import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";

import type { Node } from "./node.svelte";

export type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** What every field of text lets its author choose. */
interface TypingProps {
  max_lines?: number | null;
  autofocus?: boolean;
  autoscroll?: boolean;
}

const DEFAULT_MAX_LINES = 20;

/** Pixels from the end at which a reader still counts as being there. */
const END_PX = 8;

/** So many letters have room on a line of the narrowest field. */
const FEWEST_LETTERS = 10;

/** The key code of keys that an input method handles; Safari tells it in this way alone. */
const INPUT_METHOD_KEY = 229;

export abstract class Typing<Props extends TypingProps> {
  readonly node: Node<Props>;
  /** What the field is to show. */
  abstract readonly text: string;
  /** How many lines it has at least. */
  abstract readonly lines: number;
  #isComposing = false;
  /** The last selection that was told. */
  #selected: number[] = [];

  constructor(node: Node<Props>) {
    this.node = node;
  }

  readonly maxLines = $derived.by(() => Math.max(this.lines, this.node.props.max_lines ?? DEFAULT_MAX_LINES));

  /** The visitor wrote something else. */
  protected abstract tell(text: string): void;
  /** The visitor is done. */
  abstract submit(): void;

  /** Shows another text in the field. The first is read from its beginning. Written by hand, because the field itself is the truth while someone types. */
  readonly show: Attachment<TextElement> = (element) => {
    element.value = untrack(() => this.text);
    $effect(() => {
      const text = this.text;
      untrack(() => this.#write(element, text));
    });
  };

  readonly focusAtFirst: Attachment<TextElement> = (element) => {
    if (this.node.props.autofocus) element.focus({ preventScroll: true });
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
    this.submit();
  };

  readonly handleSelect = (event: Event & { currentTarget: TextElement }): void => {
    // An input that knows no selection says `null` for both ends.
    const { value, selectionStart, selectionEnd } = event.currentTarget as HTMLTextAreaElement;
    const data = { index: [selectionStart, selectionEnd], value: value.slice(selectionStart, selectionEnd) };
    // Chromium tells of the old selection again when something else on the page is clicked.
    const isOld = event.currentTarget !== document.activeElement && String(this.#selected) === String(data.index);
    if (selectionStart === selectionEnd || isOld) return;
    this.#selected = data.index;
    this.node.emit("select", data);
  };

  #read(element: TextElement): void {
    if (element.value !== this.text) this.tell(element.value);
  }

  #write(element: TextElement, text: string): void {
    if (this.#isComposing || element.value === text) return;
    const wasAtEnd =
      this.#fits(element, element.value) || element.scrollHeight - element.clientHeight - element.scrollTop < END_PX;
    const [start, end] = [element.selectionStart, element.selectionEnd];
    const keepsCaret = document.activeElement === element && start !== null && start < element.value.length;
    element.value = text;
    if (keepsCaret) element.setSelectionRange(start, end);
    if (wasAtEnd && this.node.props.autoscroll !== false && !this.#fits(element, text)) {
      element.scrollTop = element.scrollHeight;
    }
  }

  /** Whether a text surely shows as a whole. To measure it would cost the page a layout with each change. */
  #fits(element: TextElement, text: string): boolean {
    return element.tagName === "INPUT" || text.length / FEWEST_LETTERS + text.split("\n").length <= this.maxLines;
  }
}
