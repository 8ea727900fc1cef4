/**
 * The pixels of a drawing: a canvas for each layer that has something on it, made from the steps whenever they are needed and not there.
 * The rule: the canvas of a layer shows what the layer's `pixels` of the present sheet name.
 */

import { type Area, common, isEmpty, type Matrix, SAME } from "./area";
import { areaOf, drawStroke, outlineOf, type Stroke } from "./ink";
import { BACKGROUND, pixelsOf, type Sheet } from "./sheet";
import { lastBare, type Source, type Step } from "./step";

interface Surface {
  canvas: HTMLCanvasElement;
  pixels: number;
}

/** What a drawing needs of its pixels. */
export interface Pixels {
  load(origin: Sheet, origins: Map<number, Source>): void;
  of(id: number): HTMLCanvasElement | null;
  add(steps: readonly Step[]): void;
  undo(step: Step, steps: readonly Step[]): void;
}

export class Surfaces implements Pixels {
  readonly #surfaces = new Map<number, Surface>();
  /** What layers and background began with. */
  #origins = new Map<number, Source>();
  #origin: Sheet;

  constructor(origin: Sheet) {
    this.#origin = origin;
  }

  /** Begin anew with these pictures. */
  load(origin: Sheet, origins: Map<number, Source>): void {
    this.#origin = origin;
    this.#origins = origins;
    this.#surfaces.clear();
    this.#sync(origin, []);
  }

  /** Return what is on a layer; nothing while it is bare. */
  of(id: number): HTMLCanvasElement | null {
    return this.#surfaces.get(id)?.canvas ?? null;
  }

  /** Carry out the last of the steps. */
  add(steps: readonly Step[]): void {
    const step = steps.at(-1);
    if (!step) return;
    if (step.change.kind === "stroke") this.#addStroke(step);
    else if (step.change.kind === "transform" || step.change.kind === "picture") this.#transform(step);
    this.#sync(step.after, steps);
  }

  /** A step was taken back; `steps` are those that are left. */
  undo(step: Step, steps: readonly Step[]): void {
    if (step.change.kind === "stroke") this.#undoStroke(step, steps);
    this.#sync(step.before, steps);
  }

  /** Make what is missing, drop what is there no longer. */
  #sync(sheet: Sheet, steps: readonly Step[]): void {
    const ids = [BACKGROUND, ...sheet.layers.map((layer) => layer.id)];
    for (const id of this.#surfaces.keys()) if (!ids.includes(id)) this.#surfaces.delete(id);
    for (const id of ids) {
      const pixels = pixelsOf(sheet, id);
      if (pixels === 0) this.#surfaces.delete(id);
      else if (this.#surfaces.get(id)?.pixels !== pixels) {
        this.#surfaces.set(id, { canvas: this.#replay(id, steps), pixels });
      }
    }
  }

  #addStroke(step: Step): void {
    if (step.change.kind !== "stroke") return;
    const { layer, stroke } = step.change;
    const surface = this.#surfaces.get(layer) ?? { canvas: canvasOf(step.after.width, step.after.height), pixels: 0 };
    drawDry(contextOf(surface.canvas), stroke);
    surface.pixels = pixelsOf(step.after, layer);
    this.#surfaces.set(layer, surface);
  }

  #transform(step: Step): void {
    const matrix = step.change.kind === "transform" ? step.change.matrix : SAME;
    for (const [id, surface] of this.#surfaces) {
      if (surface.pixels !== pixelsOf(step.before, id) || (id === BACKGROUND && step.change.kind === "picture"))
        continue;
      surface.canvas = moved(surface.canvas, matrix, step.after);
      surface.pixels = pixelsOf(step.after, id);
    }
  }

  /** Draw again only where the stroke was: what lies there is drawn by the steps before it. */
  #undoStroke(step: Step, steps: readonly Step[]): void {
    if (step.change.kind !== "stroke") return;
    const { layer, stroke } = step.change;
    const surface = this.#surfaces.get(layer);
    const from = lastBare(steps, layer);
    const since = steps.slice(from + 1);
    const isMoved = since.some(({ change, before, after }) =>
      change.kind === "stroke"
        ? false
        : change.kind === "transform" || before.width !== after.width || before.height !== after.height,
    );
    if (!surface || isMoved) return;
    const area = common(areaOf(stroke), { x: 0, y: 0, ...sizeOf(step.before) });
    const context = contextOf(surface.canvas);
    context.save();
    context.beginPath();
    context.rect(area.x, area.y, area.width, area.height);
    context.clip();
    context.clearRect(area.x, area.y, area.width, area.height);
    const origin = from < 0 ? this.#origins.get(layer) : undefined;
    if (origin) context.drawImage(origin, 0, 0, surface.canvas.width, surface.canvas.height);
    for (const { change } of since) {
      if (change.kind === "stroke" && change.layer === layer && !isEmpty(common(areaOf(change.stroke), area))) {
        drawDry(context, change.stroke);
      }
    }
    context.restore();
    surface.pixels = pixelsOf(step.before, layer);
  }

  #replay(id: number, steps: readonly Step[]): HTMLCanvasElement {
    const from = lastBare(steps, id);
    let canvas = this.#beginning(id, steps[from]);
    for (const { change, after } of steps.slice(from + 1)) {
      if (change.kind === "stroke" && change.layer === id) drawDry(contextOf(canvas), change.stroke);
      else if (change.kind === "transform") canvas = moved(canvas, change.matrix, after);
      else if (change.kind === "picture") canvas = moved(canvas, SAME, after);
    }
    return canvas;
  }

  /** Return a layer as it was after the step that left it bare; without one, as it was at first. */
  #beginning(id: number, bare: Step | undefined): HTMLCanvasElement {
    const { width, height } = bare?.after ?? this.#origin;
    const canvas = canvasOf(width, height);
    const origin = bare ? undefined : this.#origins.get(id);
    if (origin) contextOf(canvas).drawImage(origin, 0, 0, width, height);
    if (id === BACKGROUND && bare?.change.kind === "picture") {
      drawMoved(contextOf(canvas), bare.change.image, bare.change.matrix);
    }
    return canvas;
  }
}

/** Draw a finished stroke: its outline is computed once. */
function drawDry(context: CanvasRenderingContext2D, stroke: Stroke): void {
  stroke.path ??= outlineOf(stroke);
  drawStroke(context, stroke);
}

function moved(canvas: HTMLCanvasElement, matrix: Matrix, { width, height }: Sheet): HTMLCanvasElement {
  if (matrix === SAME && canvas.width === width && canvas.height === height) return canvas;
  const other = canvasOf(width, height);
  drawMoved(contextOf(other), canvas, matrix);
  return other;
}

function drawMoved(context: CanvasRenderingContext2D, image: Source, matrix: Matrix): void {
  context.imageSmoothingQuality = "high";
  context.setTransform(...matrix);
  context.drawImage(image, 0, 0);
  context.resetTransform();
}

export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return canvas.getContext("2d") as CanvasRenderingContext2D;
}

function sizeOf(sheet: Sheet): Pick<Area, "width" | "height"> {
  return { width: sheet.width, height: sheet.height };
}
