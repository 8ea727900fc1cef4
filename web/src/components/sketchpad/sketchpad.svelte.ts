/** What a Sketchpad is doing: the tool in hand, and the way of the drawing to the server and back. */

import { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import type { FileData } from "../../wire/values";
import { Drawing } from "./drawing.svelte";
import type { InkPoint, Stroke } from "./ink";
import type { BrushColor, EditorValue, SketchpadProps } from "./types";

const BLACK: BrushColor = "#000000";
const EMPTY: EditorValue = { background: null, layers: [], composite: null };
/** Width of the brush, as a share of the canvas's shorter side, where the author leaves it open. */
const AUTO_SIZE = 0.025;

export class SketchpadState {
  readonly drawing: Drawing;
  readonly intake: Intake;
  tool: "brush" | "eraser" = $state("brush");
  color: BrushColor = $state.raw(BLACK);
  sizes = $state({ brush: 1, eraser: 1 });
  readonly #node: Node<SketchpadProps>;
  /** The value that shows what is drawn here; another one comes from elsewhere. */
  #own: EditorValue | null | undefined;
  #background: FileData | null = null;
  /** Counts changes, so that a slow upload never overtakes a later one. */
  #version = 0;

  constructor(node: Node<SketchpadProps>) {
    this.#node = node;
    this.intake = new Intake(node, () => ["image"]);
    const [width, height] = this.#paperSize();
    this.drawing = new Drawing(width, height);
    const { brush, eraser } = node.props;
    this.color = (brush && (brush.default_color ?? brush.colors[0])) || BLACK;
    const auto = Math.max(2, Math.round(Math.min(...this.#paperSize()) * AUTO_SIZE));
    const brushSize = sizeOf(brush, auto);
    this.sizes = { brush: brushSize, eraser: sizeOf(eraser, brushSize * 2) };
    if (brush === false) this.tool = "eraser";
  }

  get size(): number {
    return this.sizes[this.tool];
  }

  set size(size: number) {
    this.sizes[this.tool] = size;
  }

  /** Return a stroke of the tool in hand that begins at a point. */
  stroke(point: InkPoint, hasPressure: boolean): Stroke {
    const [color, opacity] = typeof this.color === "string" ? [this.color, 1] : this.color;
    return { tool: this.tool, color, opacity, size: this.size, hasPressure, points: [point] };
  }

  /** The visitor finished a stroke, or took one back: send the drawing as it is now. */
  commit(...events: string[]): void {
    this.#node.hold(this.#commit(events));
  }

  async #commit(events: string[]): Promise<void> {
    const version = ++this.#version;
    const value = this.drawing.isEmpty ? { ...EMPTY } : await this.#send();
    if (!value || version !== this.#version) return;
    this.#own = value;
    this.#node.set({ value }, ...events, "input");
  }

  undo(): void {
    this.drawing.undo();
    this.commit();
  }

  redo(): void {
    this.drawing.redo();
    this.commit();
  }

  clear(): void {
    this.drawing.clear();
    this.commit("clear");
  }

  /** A picture was given: it lies below the drawing from now on. */
  take(files: File[]): void {
    this.#node.hold(this.#take(files));
  }

  async #take(files: File[]): Promise<void> {
    const sent = await this.intake.send(files.slice(0, 1));
    if (!sent?.[0]) return;
    this.#background = sent[0];
    await this.#lay(sent[0], null);
    await this.#commit(["upload"]);
  }

  /** Show a value that came from the server. */
  async receive(value: EditorValue | null): Promise<void> {
    if (value === this.#own) return;
    this.#own = value;
    this.#version += 1;
    this.#background = value?.background ?? null;
    await this.#lay(this.#background, value?.layers[0] ?? null, value?.layers.slice(1));
  }

  async #lay(background: FileData | null, layer: FileData | null, further: FileData[] = []): Promise<void> {
    const version = this.#version;
    const load = (file: FileData | null): Promise<HTMLImageElement | null> =>
      loadImage(file && this.#node.fileUrl(file));
    const [below, ...layers] = await Promise.all([background, layer, ...further].map(load));
    if (version !== this.#version) return;
    const drawn = layers.filter((image) => image !== null);
    const first = below ?? drawn[0];
    const isFixed = this.#node.props.fixed_canvas || !first;
    const [width, height] = isFixed ? this.#paperSize() : [first.naturalWidth, first.naturalHeight];
    this.drawing.load(below ?? null, merge(drawn, width, height), width, height);
  }

  /** Upload what is drawn. Without a picture below, all of it is the layer: one file serves for both. */
  async #send(): Promise<EditorValue | undefined> {
    const canvases = [this.drawing.layerCanvas(), ...(this.#background ? [this.drawing.compositeCanvas()] : [])];
    const files = await Promise.all(canvases.map((canvas, i) => toFile(canvas, i ? "composite.png" : "layer.png")));
    const sent = await this.intake.send(files);
    const [layer, composite] = sent ?? [];
    return layer && { background: this.#background, layers: [layer], composite: composite ?? layer };
  }

  #paperSize(): [number, number] {
    return this.#node.props.canvas_size ?? [800, 800];
  }
}

function sizeOf(tool: { default_size: number | "auto" } | false | undefined, auto: number): number {
  return tool && tool.default_size !== "auto" ? tool.default_size : auto;
}

async function loadImage(url: string | null): Promise<HTMLImageElement | null> {
  if (!url) return null;
  const image = new Image();
  image.crossOrigin = "anonymous";
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  }
}

function merge(images: HTMLImageElement[], width: number, height: number): CanvasImageSource | null {
  if (images.length < 2) return images[0] ?? null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  for (const image of images) canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  return canvas;
}

function toFile(canvas: HTMLCanvasElement, name: string): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(new File([blob], name, { type: "image/png" }));
      else reject(new Error("The browser could not read the canvas."));
    }, "image/png");
  });
}
