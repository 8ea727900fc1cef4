/** Behaviour of a script: lines that are written, added, taken away; the same as one text. */

import { tick } from "svelte";

import { classColors } from "../../lib/classColors";
import type { Node } from "../../lib/node.svelte";
import type { Json } from "../../wire/values";
import type { DialogueProps, Line } from "./types";

export class DialogueState {
  readonly node: Node<DialogueProps>;
  /** Whether the visitor writes text rather than lines. */
  #isText = $state(false);
  /** Whether the server reads a text as lines, or writes lines as a text. */
  isTurning = $state(false);
  #root: HTMLElement | undefined;

  constructor(node: Node<DialogueProps>) {
    this.node = node;
  }

  readonly speakers = $derived.by(() => [...new Set(this.node.props.speakers)]);
  readonly mode = $derived.by(() => this.node.props.ui_mode ?? "both");
  readonly canTurn = $derived.by(() => this.mode === "both" && this.speakers.length > 0 && this.node.isInteractive);
  readonly isText = $derived.by(() => {
    const { value } = this.node.props;
    if (Array.isArray(value) && !this.node.isInteractive) return false;
    return typeof value === "string" || this.mode === "text" || !this.speakers.length || this.#isText;
  });
  readonly text = $derived.by(() => {
    const { value } = this.node.props;
    return typeof value === "string" ? value : (value ?? []).map(({ text }) => text).join("\n");
  });
  readonly lines = $derived.by((): Line[] => {
    const { value } = this.node.props;
    if (Array.isArray(value) && value.length) return value;
    return this.node.isInteractive ? [{ speaker: this.speakers[0] ?? "", text: "" }] : [];
  });
  readonly isFull = $derived.by(() => this.lines.length >= (this.node.props.max_lines ?? Infinity));
  readonly colors = $derived.by(() =>
    classColors([...this.speakers, ...this.lines.map(({ speaker }) => speaker)], this.node.props.color_map),
  );

  /** Attached to what holds the lines. */
  readonly hold = (element: HTMLElement): void => {
    this.#root = element;
    if (this.node.props.autofocus) this.#fields()[0]?.focus({ preventScroll: true });
  };

  write(index: number, changes: Partial<Line>): void {
    this.#set(this.lines.map((line, i) => (i === index ? { ...line, ...changes } : line)));
  }

  writeText(text: string): void {
    this.node.set({ value: text }, "input");
  }

  /** Put a line after another one; who speaks next is whoever comes next among the speakers. */
  add(after: number): void {
    if (this.isFull) return;
    const place = this.speakers.indexOf(this.lines[after]?.speaker ?? "");
    const speaker = this.speakers[(place + 1) % this.speakers.length] ?? "";
    this.#set(this.lines.toSpliced(after + 1, 0, { speaker, text: "" }));
    this.#focus(after + 1);
  }

  remove(index: number): void {
    if (this.lines.length < 2) return this.write(index, { text: "" });
    this.#set(this.lines.toSpliced(index, 1));
    this.#focus(Math.max(0, index - 1));
  }

  move(from: number, step: -1 | 1): void {
    const fields = this.#fields();
    fields[from + step]?.focus();
  }

  handleKeydown(event: KeyboardEvent, index: number): void {
    const action = event.isComposing ? undefined : this.#actionOf(event, index);
    if (!action) return;
    event.preventDefault();
    action();
  }

  handleTextKeydown(event: KeyboardEvent): void {
    if (event.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.submit();
  }

  submit(): void {
    this.node.emit("submit");
  }

  /** Change between lines and text; the server knows how one becomes the other. */
  async turn(): Promise<void> {
    this.isTurning = true;
    try {
      const value = this.isText
        ? ((await this.node.call("unformat", { text: this.text })) as unknown as Line[])
        : await this.asText();
      this.#isText = !this.isText;
      this.node.set({ value }, "input");
    } catch (error) {
      this.node.toast("error", error instanceof Error ? error.message : String(error));
    } finally {
      this.isTurning = false;
    }
  }

  /** The script as functions get it. */
  async asText(): Promise<string> {
    const { value } = this.node.props;
    if (typeof value === "string" || !value) return value ?? "";
    return String(await this.node.call("format", value as unknown as Json));
  }

  #actionOf(event: KeyboardEvent, index: number): (() => void) | undefined {
    const field = event.currentTarget as HTMLTextAreaElement;
    const caret = field.selectionStart === field.selectionEnd ? field.selectionStart : -1;
    switch (event.key) {
      case "Enter":
        return this.#enter(event, index);
      case "Backspace":
        return !field.value && this.lines.length > 1 ? () => this.remove(index) : undefined;
      case "ArrowUp":
        return caret === 0 ? () => this.move(index, -1) : undefined;
      case "ArrowDown":
        return caret === field.value.length ? () => this.move(index, 1) : undefined;
      default:
        return undefined;
    }
  }

  #enter(event: KeyboardEvent, index: number): (() => void) | undefined {
    if (event.ctrlKey || event.metaKey) return () => this.submit();
    return event.shiftKey ? undefined : () => this.add(index);
  }

  #set(lines: Line[]): void {
    this.node.set({ value: lines }, "input");
  }

  #fields(): HTMLTextAreaElement[] {
    return [...(this.#root?.querySelectorAll("textarea") ?? [])];
  }

  #focus(index: number): void {
    void tick().then(() => this.#fields()[index]?.focus());
  }
}
