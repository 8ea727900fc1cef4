/** What a Gallery is doing: which item is picked, whether it is shown large, and what becomes of new and removed items. */

import { clipboardFiles } from "../../lib/dropped";
import { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import { hasTool } from "../../lib/tools";
import type { FileData, Json } from "../../wire/values";
import type { GalleryProps, GallerySource, Item } from "./types";

const ALL_TYPES = ["image", "video"];

export class GalleryState {
  readonly intake: Intake;
  isCameraOpen = $state(false);
  /** Whether the picked item is shown large. */
  isLarge = $state(false);
  /** Place of the item in the grid that gets the focus when the large view is closed. */
  returnTo: number | null = null;
  /** Whether the large view was opened by hand and takes the focus. */
  isFocusWanted = false;
  readonly #node: Node<GalleryProps>;

  constructor(node: Node<GalleryProps>) {
    this.#node = node;
    this.intake = new Intake(node, () => this.types);
    this.isLarge = this.canPreview && (node.props.preview === true || node.props.selected_index != null);
  }

  get items(): Item[] {
    return this.#node.props.value ?? [];
  }

  get types(): string[] {
    return this.#node.props.file_types ?? ALL_TYPES;
  }

  get sources(): GallerySource[] {
    return this.#node.props.sources ?? ["upload"];
  }

  get canPreview(): boolean {
    return this.#node.props.allow_preview !== false;
  }

  /** Place of the picked item. */
  get selected(): number | null {
    const index = this.#node.props.selected_index ?? (this.#node.props.preview === true && this.isLarge ? 0 : null);
    return index === null || !this.items.length ? null : Math.min(Math.max(index, 0), this.items.length - 1);
  }

  get isPreviewOpen(): boolean {
    return this.isLarge && this.canPreview && this.selected !== null;
  }

  hasTool(name: string): boolean {
    return this.#node.props.buttons == null || hasTool(this.#node.props.buttons, name);
  }

  fileOf(item: Item): FileData | null {
    return item.video ?? item.image ?? null;
  }

  urlOf(item: Item): string | undefined {
    const file = this.fileOf(item);
    return file ? this.#node.fileUrl(file) : undefined;
  }

  nameOf(item: Item, index: number): string {
    const names = { number: index + 1, count: this.items.length };
    return (
      item.caption || (item.video ? t("Film {number} of {count}", names) : t("Thumbnail {number} of {count}", names))
    );
  }

  /** The visitor picked an item: it is shown large, where that is allowed. */
  pick(index: number): void {
    const wasOpen = this.isPreviewOpen;
    this.isLarge = this.canPreview;
    this.isFocusWanted = !wasOpen;
    this.#node.set({ selected_index: index });
    if (this.isPreviewOpen && !wasOpen) this.#node.emit("preview_open");
    this.#tell(index);
  }

  /** The next or the previous item, from the last on to the first. */
  step(by: 1 | -1): void {
    const { length } = this.items;
    if (this.selected === null || length < 2) return;
    const index = (this.selected + by + length) % length;
    this.#node.set({ selected_index: index });
    this.#tell(index);
  }

  closePreview(): void {
    this.returnTo = this.selected;
    this.isLarge = false;
    this.#node.set({ selected_index: null });
    this.#node.emit("preview_close");
  }

  /** A function set `selected_index`. */
  follow(index: number | null | undefined): void {
    if (index != null && this.canPreview) this.isLarge = true;
    if (index === null && this.#node.props.preview !== true) this.isLarge = false;
  }

  take(files: File[]): void {
    this.#node.hold(this.#take(files));
  }

  async #take(files: File[]): Promise<void> {
    const sent = await this.intake.send(files);
    if (!sent) return;
    const added = sent.map((file, i): Item => {
      const isFilm = (file.mime_type ?? files[i]?.type ?? "").startsWith("video/");
      return isFilm ? { video: file, caption: null } : { image: file, caption: null };
    });
    this.#node.set({ value: [...this.items, ...added] });
    this.#node.emit("upload", added as unknown as Json);
  }

  takePhoto(file: File): void {
    this.isCameraOpen = false;
    this.take([file]);
  }

  async paste(): Promise<void> {
    try {
      const files = await clipboardFiles();
      if (files.length) return this.take(files);
      this.intake.problem = t("The clipboard holds no picture. Copy one and try again.");
    } catch {
      this.intake.problem = t("The browser does not show the clipboard to this page. Press Ctrl+V or ⌘V here instead.");
    }
  }

  remove(index: number): void {
    const item = this.items[index];
    if (!item) return;
    const value = this.items.filter((_, i) => i !== index);
    this.#node.set({
      value,
      selected_index: this.isPreviewOpen && value.length ? Math.min(index, value.length - 1) : null,
    });
    if (!value.length) this.isLarge = false;
    this.#node.emit("delete", { file: this.fileOf(item), index } as unknown as Json);
  }

  clear(): void {
    this.isLarge = false;
    this.intake.problem = null;
    this.#node.set({ value: [], selected_index: null });
  }

  #tell(index: number): void {
    this.#node.emit("select", { index, value: this.items[index] as unknown as Json });
  }
}
