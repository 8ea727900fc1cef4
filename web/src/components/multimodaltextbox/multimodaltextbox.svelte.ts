/** A message that is being written: its text, its files, and those that are still on their way. */

import { isOfTypes } from "../../lib/fileTypes";
import { t } from "../../lib/text";
import { Typing } from "../../lib/typing.svelte.ts";
import type { FileData } from "../../wire/values";
import type { MultimodalTextboxProps, MultimodalValue } from "./types";

interface Sending {
  id: number;
  name: string;
  /** Share that is done, 0 to 1. */
  share: number;
}

export class MultimodalTextboxState extends Typing<MultimodalTextboxProps> {
  sending = $state<Sending[]>([]);
  isOver = $state(false);
  #nextId = 0;
  /** Whether the message is to be submitted as soon as its files have arrived. */
  #isSubmitted = false;

  readonly text = $derived.by(() => this.node.props.value?.text ?? "");
  readonly files = $derived.by(() => this.node.props.value?.files ?? []);
  readonly lines = $derived.by(() => this.node.props.lines ?? 1);
  readonly isEmpty = $derived.by(() => !this.text.trim() && this.files.length === 0 && this.sending.length === 0);
  readonly canUpload = $derived.by(
    () => this.node.isInteractive && (this.node.props.sources ?? ["upload"]).includes("upload"),
  );
  readonly canRecord = $derived.by(
    () => this.node.isInteractive && (this.node.props.sources ?? []).includes("microphone"),
  );
  readonly takesMany = $derived.by(() => (this.node.props.file_count ?? "single") !== "single");

  async add(files: File[]): Promise<void> {
    const types = this.node.props.file_types;
    const accepted = files.filter((file) => isOfTypes(file, types));
    const wrong = files.find((file) => !accepted.includes(file));
    if (wrong) {
      const names = { name: wrong.name, types: (types ?? []).join(", ") };
      this.node.toast("error", t("Invalid file type: {name}. Choose one of these: {types}.", names));
    }
    if (!this.node.isInteractive || accepted.length === 0) return;
    const chosen = this.takesMany ? accepted : accepted.slice(0, 1);
    const id = this.#nextId++;
    this.sending.push({ id, name: chosen.map((file) => file.name).join(", "), share: 0 });
    try {
      const sent = await this.node.upload(chosen, (share) => this.#progress(id, share));
      this.#set({ files: this.takesMany ? [...this.files, ...sent] : sent });
    } catch (error) {
      this.#isSubmitted = false;
      this.node.toast("error", error instanceof Error ? error.message : t("The file could not be sent."));
    } finally {
      this.sending = this.sending.filter((one) => one.id !== id);
    }
    if (this.#isSubmitted && this.sending.length === 0) this.submit();
  }

  remove(file: FileData): void {
    this.#set({ files: this.files.filter((other) => other !== file) });
  }

  submit(): void {
    this.#isSubmitted = this.sending.length > 0;
    if (!this.#isSubmitted && this.node.isInteractive) this.node.emit("submit");
  }

  readonly handlePaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData;
    if (!pasted) return;
    const text = pasted.getData("text/plain");
    // Word processors and spreadsheets put a picture of the text beside it.
    const isText = text !== "" && pasted.types.includes("text/html");
    const files = isText ? [] : [...pasted.files];
    const isLong = text.length > (this.node.props.max_plain_text_length ?? 1000);
    if (files.length === 0 && isLong && this.canUpload) {
      files.push(new File([text], "pasted_text.txt", { type: "text/plain" }));
    }
    if (files.length === 0) return;
    event.preventDefault();
    void this.add(files);
  };

  readonly handleDrop = (event: DragEvent): void => {
    this.isOver = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 || !this.canUpload || event.defaultPrevented) return;
    event.preventDefault();
    void this.add(files);
  };

  readonly handleDragover = (event: DragEvent): void => {
    const isForMessage = this.canUpload && Boolean(event.dataTransfer?.types.includes("Files"));
    // Where this runs for the whole page, the field itself or another component may have taken it.
    if (event.defaultPrevented) return;
    this.isOver = isForMessage;
    if (isForMessage) event.preventDefault();
  };

  readonly handleDragleave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.isOver = false;
  };

  protected tell(text: string): void {
    this.#set({ text });
  }

  #set(change: MultimodalValue): void {
    this.node.set({ value: { text: this.text, files: this.files, ...change } }, "input");
  }

  #progress(id: number, share: number): void {
    const one = this.sending.find((sending) => sending.id === id);
    if (one) one.share = share;
  }
}
