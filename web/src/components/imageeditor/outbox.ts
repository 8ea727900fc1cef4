/**
 * The way of a drawing to the server: one upload at a time, and only of layers whose pixels are not there yet. What is drawn while an
 * upload is under way goes with the next one, so drawing never floods a slow line.
 */

import type { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import type { FileData } from "../../wire/values";
import type { Drawing } from "./drawing.svelte";
import { toFile } from "./pictures";
import { BACKGROUND, isBlank, type Sheet } from "./sheet";
import type { EditorValue, ImageEditorProps } from "./types";

const EMPTY: EditorValue = { background: null, layers: [], composite: null };

export class Outbox {
  /** The value that shows what is drawn here; another one comes from elsewhere. */
  own: EditorValue | null | undefined;
  readonly #node: Node<ImageEditorProps>;
  readonly #drawing: Drawing;
  readonly #intake: Intake;
  /** Files by the pixels that they hold. */
  readonly #files = new Map<number, FileData>();
  #events: Set<string> | null = null;
  #isRunning = false;
  /** Counts what came from elsewhere: a slow upload must not overwrite it. */
  #version = 0;

  constructor(node: Node<ImageEditorProps>, drawing: Drawing, intake: Intake) {
    this.#node = node;
    this.#drawing = drawing;
    this.#intake = intake;
  }

  /** These pixels are in this file already. */
  keep(pixels: number, file: FileData | null | undefined): void {
    if (pixels && file) this.#files.set(pixels, file);
  }

  /** The drawing changed: send it. */
  post(...events: string[]): void {
    this.#events = new Set([...(this.#events ?? []), ...events]);
    if (!this.#isRunning) this.#node.hold(this.#run());
  }

  /** Another value is there: what is under way counts no longer. */
  drop(value: EditorValue | null): void {
    this.own = value;
    this.#version += 1;
    this.#events = null;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#events) {
        const [events, version, sheet] = [[...this.#events], this.#version, this.#drawing.sheet];
        this.#events = null;
        const isSent = await this.#send(sheet);
        if (!isSent || version !== this.#version) continue;
        this.own = this.#valueOf(sheet);
        this.#node.set({ value: this.own }, ...events, "input");
      }
    } finally {
      this.#isRunning = false;
    }
  }

  /** Upload what is not there yet. */
  async #send(sheet: Sheet): Promise<boolean> {
    const parts = [
      { id: BACKGROUND, pixels: sheet.background, name: "background" },
      ...sheet.layers.map(({ id, pixels }, i) => ({ id, pixels, name: `layer-${i + 1}` })),
    ].filter(({ pixels }) => pixels && !this.#files.has(pixels));
    if (!parts.length) return true;
    const files = await Promise.all(parts.map(({ id, name }) => this.#toFile(id, name))).catch((error: unknown) => {
      this.#intake.problem = error instanceof Error ? error.message : String(error);
    });
    const sent = files && (await this.#intake.send(files));
    parts.forEach(({ pixels }, i) => this.keep(pixels, sent?.[i]));
    return sent !== undefined;
  }

  /** A photograph stays one, a drawing keeps every pixel. */
  #toFile(id: number, name: string): Promise<File> {
    const canvas = this.#drawing.canvasOf(id);
    if (!canvas) return Promise.reject(new Error("A layer with something on it has a canvas."));
    const isPhotograph = id === BACKGROUND && [...this.#files.values()].some((file) => file.mime_type === "image/jpeg");
    return isPhotograph ? toFile(canvas, `${name}.jpg`, "image/jpeg") : toFile(canvas, `${name}.png`);
  }

  #valueOf(sheet: Sheet): EditorValue {
    if (isBlank(sheet)) return { ...EMPTY };
    const fileOf = (pixels: number): FileData | null => this.#files.get(pixels) ?? null;
    return {
      background: fileOf(sheet.background),
      layers: sheet.layers.map((layer) => fileOf(layer.pixels)),
      composite: null,
      size: [sheet.width, sheet.height],
      names: sheet.layers.map((layer) => layer.name),
      hidden: sheet.layers.flatMap((layer, i) => (layer.isShown ? [] : [i])),
    };
  }
}
