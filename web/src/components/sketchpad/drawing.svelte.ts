/** A drawing: a picture below, strokes above it, and what has been taken back. Knows nothing of files or the page. */

import { drawStroke, type InkPoint, type Stroke } from "./ink";

/** What can be taken back: a stroke, or emptying everything below it. */
type Step = Stroke | "clear";

export class Drawing {
  width = $state(0);
  height = $state(0);
  steps: Step[] = $state.raw([]);
  undone: Step[] = $state.raw([]);
  background: CanvasImageSource | null = $state.raw(null);
  /** The layer that was there before the first step. */
  #base: CanvasImageSource | null = null;
  #current: Stroke | null = null;
  /** All steps but the current stroke. */
  readonly #ink = document.createElement("canvas");
  /** With the current stroke. */
  readonly #wet = document.createElement("canvas");
  #view: HTMLCanvasElement | null = null;

  constructor(width: number, height: number) {
    this.resize(width, height);
  }

  get isEmpty(): boolean {
    return this.#hasNoInk && !this.background;
  }

  get #hasNoInk(): boolean {
    const from = this.steps.lastIndexOf("clear");
    return from === this.steps.length - 1 && (from >= 0 || !this.#base);
  }

  /** Show the drawing on a canvas from now on. */
  show(view: HTMLCanvasElement | null): void {
    this.#view = view;
    this.paint();
  }

  /** Begin anew with these pictures, nothing to take back. */
  load(background: CanvasImageSource | null, layer: CanvasImageSource | null, width: number, height: number): void {
    this.background = background;
    this.#base = layer;
    this.steps = [];
    this.undone = [];
    this.resize(width, height);
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    for (const canvas of [this.#ink, this.#wet]) {
      canvas.width = width;
      canvas.height = height;
    }
    this.#replay();
  }

  begin(stroke: Stroke): void {
    this.#current = stroke;
    this.paint();
  }

  extend(points: InkPoint[]): void {
    this.#current?.points.push(...points);
    this.paint();
  }

  /** Keep the current stroke. */
  end(): void {
    if (!this.#current) return;
    drawStroke(contextOf(this.#ink), this.#current);
    this.steps = [...this.steps, this.#current];
    this.undone = [];
    this.#current = null;
    this.paint();
  }

  /** Drop the current stroke. */
  abort(): void {
    this.#current = null;
    this.paint();
  }

  undo(): void {
    const step = this.steps.at(-1);
    if (!step) return;
    this.steps = this.steps.slice(0, -1);
    this.undone = [...this.undone, step];
    this.#replay();
  }

  redo(): void {
    const step = this.undone.at(-1);
    if (!step) return;
    this.undone = this.undone.slice(0, -1);
    this.steps = [...this.steps, step];
    this.#replay();
  }

  clear(): void {
    if (this.#hasNoInk) return;
    this.steps = [...this.steps, "clear"];
    this.undone = [];
    this.#replay();
  }

  /** What was drawn, transparent elsewhere. */
  layerCanvas(): HTMLCanvasElement {
    return copyOf(this.#ink);
  }

  /** The drawing upon its background. */
  compositeCanvas(): HTMLCanvasElement {
    const canvas = copyOf(this.#ink);
    const context = contextOf(canvas);
    context.globalCompositeOperation = "destination-over";
    if (this.background) context.drawImage(this.background, 0, 0, this.width, this.height);
    return canvas;
  }

  /** Show the drawing as it is now. */
  paint(): void {
    if (!this.#view) return;
    const context = contextOf(this.#view);
    context.clearRect(0, 0, this.width, this.height);
    if (this.background) context.drawImage(this.background, 0, 0, this.width, this.height);
    context.drawImage(this.#current ? this.#wetInk(this.#current) : this.#ink, 0, 0);
  }

  /** An eraser takes ink away, not the picture below it: hence a layer of its own. */
  #wetInk(stroke: Stroke): HTMLCanvasElement {
    const context = contextOf(this.#wet);
    context.clearRect(0, 0, this.width, this.height);
    context.drawImage(this.#ink, 0, 0);
    drawStroke(context, stroke);
    return this.#wet;
  }

  #replay(): void {
    const context = contextOf(this.#ink);
    context.clearRect(0, 0, this.width, this.height);
    const from = this.steps.lastIndexOf("clear");
    if (from < 0 && this.#base) context.drawImage(this.#base, 0, 0, this.width, this.height);
    for (const step of this.steps.slice(from + 1)) if (step !== "clear") drawStroke(context, step);
    this.paint();
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return canvas.getContext("2d") as CanvasRenderingContext2D;
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  contextOf(copy).drawImage(canvas, 0, 0);
  return copy;
}
