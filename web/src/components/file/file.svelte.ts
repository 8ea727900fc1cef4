/** What a File holds, and what the visitor does to it. */

import { download, nameOf } from "../../lib/download";
import { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import type { FileData, Json } from "../../wire/values";
import type { FileProps } from "./types";

export class FileState {
  readonly intake: Intake;
  readonly #node: Node<FileProps>;

  constructor(node: Node<FileProps>) {
    this.#node = node;
    this.intake = new Intake(node, () => node.props.file_types);
  }

  get files(): FileData[] {
    const { value } = this.#node.props;
    return Array.isArray(value) ? value : value ? [value] : [];
  }

  get isSingle(): boolean {
    return (this.#node.props.file_count ?? "single") === "single";
  }

  /** Files were chosen or dropped: they are added, or take the place of the only one. */
  take(files: File[]): void {
    this.#node.hold(this.#take(files));
  }

  async #take(files: File[]): Promise<void> {
    const sent = await this.intake.send(this.isSingle ? files.slice(0, 1) : files);
    if (sent?.length) this.#put(this.isSingle ? sent : [...this.files, ...sent], "upload");
  }

  clear(): void {
    this.intake.problem = null;
    this.#node.set({ value: null }, "clear");
  }

  remove(i: number): void {
    const file = this.files[i];
    if (!file) return;
    this.#put(this.files.filter((_, at) => at !== i));
    this.#node.emit("delete", file as unknown as Json);
  }

  /** Move a file by one place. */
  move(i: number, by: -1 | 1): void {
    const files = [...this.files];
    const [file] = files.splice(i, 1);
    if (!file || i + by < 0 || i + by > files.length) return;
    files.splice(i + by, 0, file);
    this.#put(files);
  }

  select(i: number): void {
    const file = this.files[i];
    if (file) this.#node.emit("select", { index: i, value: nameOf(file) });
  }

  save(file: FileData): void {
    download(this.#node.fileUrl(file), nameOf(file));
    this.#node.emit("download", file as unknown as Json);
  }

  #put(files: FileData[], ...events: string[]): void {
    const value = files.length === 0 ? null : this.isSingle && files.length === 1 ? (files[0] as FileData) : files;
    this.#node.set({ value }, ...events);
  }
}
