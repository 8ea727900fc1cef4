/** What an Image is doing: which way in is open, and what becomes of a picture that came. */

import { clipboardFiles } from "../../lib/dropped";
import { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { ImageProps, ImageSource } from "./types";

const ALL_SOURCES: ImageSource[] = ["upload", "webcam", "clipboard"];
const TYPES = ["image"];

export class ImageState {
  readonly types = TYPES;
  readonly intake: Intake;
  readonly #node: Node<ImageProps>;
  /** Whether the visitor opened the camera. */
  #isCameraWanted = $state(false);

  constructor(node: Node<ImageProps>) {
    this.#node = node;
    this.intake = new Intake(node, () => TYPES);
  }

  get sources(): ImageSource[] {
    return this.#node.props.sources ?? ALL_SOURCES;
  }

  get hasWays(): boolean {
    return this.sources.some((source) => source !== "upload");
  }

  /** Whether the camera is shown in the place of the picture. */
  get isCameraOpen(): boolean {
    if (!this.#node.isInteractive) return false;
    const isOnlyWay = this.sources.length === 1 && this.sources[0] === "webcam";
    return this.#isCameraWanted || (isOnlyWay && (!this.#node.props.value || this.#node.props.streaming === true));
  }

  get canCloseCamera(): boolean {
    return this.#isCameraWanted;
  }

  openCamera(): void {
    this.#isCameraWanted = true;
  }

  closeCamera(): void {
    this.#isCameraWanted = false;
  }

  /** Files were chosen, dropped or pasted: the first picture among them becomes the value. */
  take(files: File[]): void {
    this.#node.hold(this.#take(files));
  }

  async #take(files: File[]): Promise<void> {
    const sent = await this.intake.send(files.slice(0, 1));
    if (sent?.[0]) this.#node.set({ value: sent[0] }, "upload", "input");
  }

  /** The camera took a picture, or a frame of the stream. Resolves to whether more is wanted. */
  async takeFrame(file: File, isFirst: boolean): Promise<boolean> {
    if (this.#node.props.streaming) return this.#node.sendFrame(file, isFirst);
    this.closeCamera();
    this.#node.hold(this.#take([file]));
    return true;
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

  clear(): void {
    this.intake.problem = null;
    this.#node.set({ value: null }, "clear", "input");
  }

  pick(x: number, y: number): void {
    this.#node.emit("select", { index: [x, y], value: null });
  }
}
