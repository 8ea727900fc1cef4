/** The text field: of one line or several, and of what type. */

import { Typing } from "../../lib/typing.svelte.ts";
import type { TextboxProps } from "./types";

export class TextboxState extends Typing<TextboxProps> {
  readonly type = $derived.by(() => this.node.props.type ?? "text");
  readonly text = $derived.by(() => (this.node.props.value ?? "").replace(/\r\n?/g, "\n"));
  readonly lines = $derived.by(() => (this.type === "text" ? (this.node.props.lines ?? 1) : 1));
  /** Whether it can hold more than one line. */
  readonly canGrow = $derived.by(() => this.type === "text" && this.maxLines > 1);

  protected tell(value: string): void {
    this.node.set({ value }, "input");
  }

  submit(): void {
    // A field that is closed while its message is answered sends nothing.
    if (this.node.isInteractive) this.node.emit("submit");
  }
}
