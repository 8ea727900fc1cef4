/**
 * Paints a drawing onto the canvas of the page, at the size at which it is seen: the cost of a stroke depends on the window, not on the
 * picture. While a stroke is wet, what lies below and above it is painted once and kept.
 */

import type { Drawing, WetStroke } from "./drawing.svelte";
import { drawStroke } from "./ink";
import { BACKGROUND } from "./sheet";
import { canvasOf, contextOf } from "./surfaces";
import type { Viewport } from "./viewport.svelte";

/** Shown at this scale or above, single pixels can be told apart and should not be blurred. */
const PIXELATED_FROM = 4;
/** Milliseconds without a change after which a reduced picture is painted smoothly. */
const SETTLED_MS = 160;

interface Kept {
  wet: WetStroke;
  below: HTMLCanvasElement;
  layer: HTMLCanvasElement;
  above: HTMLCanvasElement;
  mix: HTMLCanvasElement;
}

export class Screen {
  readonly #drawing: Drawing;
  readonly #viewport: Viewport;
  #canvas: HTMLCanvasElement | null = null;
  #frame = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #kept: Kept | null = null;

  constructor(drawing: Drawing, viewport: Viewport) {
    this.#drawing = drawing;
    this.#viewport = viewport;
  }

  /** Paint on this canvas from now on. */
  show(canvas: HTMLCanvasElement | null): void {
    this.#canvas = canvas;
    if (canvas) return this.update();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
    this.#frame = 0;
  }

  /** Something looks different: paint at the next frame. */
  update(): void {
    if (!this.#canvas || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** The view has moved: what was kept lies elsewhere. */
  move(): void {
    this.#kept = null;
    this.update();
  }

  #paint(): void {
    const canvas = this.#canvas;
    if (!canvas) return;
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const width = Math.max(1, Math.round(this.#viewport.stageWidth * ratio));
    const height = Math.max(1, Math.round(this.#viewport.stageHeight * ratio));
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      this.#kept = null;
    }
    const context = contextOf(canvas);
    context.clearRect(0, 0, width, height);
    if (this.#drawing.wet) this.#paintWet(context, this.#drawing.wet);
    else this.#paintDry(context);
  }

  #paintDry(context: CanvasRenderingContext2D): void {
    this.#kept = null;
    this.#paintLayers(context, this.#shown(), "low");
    clearTimeout(this.#settling);
    if (this.#viewport.scale * Math.min(devicePixelRatio || 1, 2) < 0.75) {
      this.#settling = setTimeout(() => {
        if (this.#canvas && !this.#drawing.wet) this.#paintLayers(contextOf(this.#canvas), this.#shown(), "medium");
      }, SETTLED_MS);
    }
  }

  #paintWet(context: CanvasRenderingContext2D, wet: WetStroke): void {
    clearTimeout(this.#settling);
    const kept = this.#kept?.wet === wet ? this.#kept : this.#keep(context.canvas, wet);
    this.#kept = kept;
    const mix = contextOf(kept.mix);
    mix.resetTransform();
    mix.clearRect(0, 0, kept.mix.width, kept.mix.height);
    mix.drawImage(kept.layer, 0, 0);
    this.#clipToPaper(mix);
    drawStroke(mix, wet.stroke);
    mix.restore();
    for (const part of [kept.below, kept.mix, kept.above]) context.drawImage(part, 0, 0);
  }

  #keep({ width, height }: HTMLCanvasElement, wet: WetStroke): Kept {
    const ids = this.#shown();
    const place = ids.indexOf(wet.layer);
    const [below, layer, above] = [ids.slice(0, place), [wet.layer], ids.slice(place + 1)].map((some) => {
      const canvas = canvasOf(width, height);
      this.#paintLayers(contextOf(canvas), some, "low");
      return canvas;
    }) as [HTMLCanvasElement, HTMLCanvasElement, HTMLCanvasElement];
    return { wet, below, layer, above, mix: canvasOf(width, height) };
  }

  #shown(): number[] {
    return [BACKGROUND, ...this.#drawing.sheet.layers.filter((layer) => layer.isShown).map((layer) => layer.id)];
  }

  #paintLayers(context: CanvasRenderingContext2D, ids: number[], quality: ImageSmoothingQuality): void {
    this.#clipToPaper(context);
    context.imageSmoothingEnabled = this.#viewport.scale < PIXELATED_FROM;
    context.imageSmoothingQuality = quality;
    for (const id of ids) {
      if (id === BACKGROUND) {
        // Paper is white in the dark as well: ink is chosen for it, and functions see what was drawn on it.
        context.fillStyle = "#fff";
        context.fillRect(0, 0, this.#drawing.sheet.width, this.#drawing.sheet.height);
      }
      const canvas = this.#drawing.canvasOf(id);
      if (canvas) context.drawImage(canvas, 0, 0);
    }
    context.restore();
  }

  /** From here on, a unit is a pixel of the paper. Ended by `restore`. */
  #clipToPaper(context: CanvasRenderingContext2D): void {
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const { scale, left, top } = this.#viewport;
    context.save();
    context.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio);
    context.beginPath();
    context.rect(0, 0, this.#drawing.sheet.width, this.#drawing.sheet.height);
    context.clip();
  }
}
