/** A drawing: a picture below, layers of strokes above it, and what has been taken back. Knows nothing of files or the page. */

import { type Area, isEmpty, type Matrix, SAME } from "./area";
import type { InkPoint, Stroke } from "./ink";
import {
  BACKGROUND,
  emptied,
  isBlank,
  type Layer,
  pixelsOf,
  type Sheet,
  withLayer,
  withMovedLayer,
  withNewPixels,
  withoutLayer,
} from "./sheet";
import type { Change, Source, Step } from "./step";
import { canvasOf, contextOf, type Pixels, Surfaces } from "./surfaces";

/** A stroke that is being drawn, on the layer that it will belong to. */
export interface WetStroke {
  layer: number;
  stroke: Stroke;
}

/** What a drawing begins with. */
export interface Beginning {
  width: number;
  height: number;
  background: Source | null;
  layers: { name: string; isShown: boolean; image: Source | null }[];
}

const BLANK: Sheet = { width: 1, height: 1, background: 0, layers: [] };

export class Drawing {
  sheet: Sheet = $state.raw(BLANK);
  /** The layer that is drawn on. */
  activeId = $state(1);
  steps: readonly Step[] = $state.raw([]);
  undone: readonly Step[] = $state.raw([]);
  /** Called when it looks different. */
  onpaint: () => void = () => undefined;
  wet: WetStroke | null = null;
  readonly #surfaces: Pixels;
  #nextPixels = 1;
  #nextLayer = 1;

  constructor(surfaces: Pixels = new Surfaces(BLANK)) {
    this.#surfaces = surfaces;
  }

  get isEmpty(): boolean {
    return isBlank(this.sheet);
  }

  get active(): Layer | undefined {
    return this.sheet.layers.find((layer) => layer.id === this.activeId);
  }

  /** Begin anew, nothing to take back. */
  load({ width, height, background, layers }: Beginning): void {
    const origins = new Map<number, Source>();
    const number = (id: number, image: Source | null): number => {
      if (!image) return 0;
      origins.set(id, image);
      return this.#nextPixels++;
    };
    const made = layers.map(({ name, isShown, image }): Layer => {
      const id = this.#nextLayer++;
      return { id, name, isShown, pixels: number(id, image) };
    });
    this.sheet = { width, height, background: number(BACKGROUND, background), layers: made };
    this.activeId = made[0]?.id ?? 0;
    this.steps = [];
    this.undone = [];
    this.wet = null;
    this.#surfaces.load(this.sheet, origins);
    this.onpaint();
  }

  /** Return what is on a layer, or in the background; nothing while it is bare. */
  canvasOf(id: number): HTMLCanvasElement | null {
    return this.#surfaces.of(id);
  }

  begin(stroke: Stroke): void {
    this.wet = { layer: this.activeId, stroke };
    this.onpaint();
  }

  extend(points: InkPoint[]): void {
    this.wet?.stroke.points.push(...points);
    this.onpaint();
  }

  /** Keep the current stroke. An eraser leaves no trace on a bare layer. */
  end(): boolean {
    if (!this.wet) return false;
    const { layer, stroke } = this.wet;
    this.wet = null;
    const isIdle = stroke.tool === "eraser" && pixelsOf(this.sheet, layer) === 0;
    if (isIdle) this.onpaint();
    else {
      this.#do({ kind: "stroke", layer, stroke }, withLayer(this.sheet, layer, { pixels: this.#nextPixels++ }));
    }
    return !isIdle;
  }

  /** Drop the current stroke. */
  abort(): void {
    this.wet = null;
    this.onpaint();
  }

  clear(): void {
    if (!this.isEmpty) this.#do({ kind: "clear" }, emptied(this.sheet));
  }

  /** Turn, cut or enlarge everything. */
  transform(matrix: Matrix, width: number, height: number): void {
    this.#do({ kind: "transform", matrix }, { ...withNewPixels(this.sheet, () => this.#nextPixels++), width, height });
  }

  crop(area: Area): void {
    if (!isEmpty(area)) this.transform([1, 0, 0, 1, -area.x, -area.y], area.width, area.height);
  }

  /** Lay a picture below the layers; the paper gets this size. Returns the number of its pixels. */
  lay(image: Source, width: number, height: number, matrix: Matrix = SAME): number {
    const isSame = width === this.sheet.width && height === this.sheet.height;
    const background = this.#nextPixels++;
    const base = isSame ? this.sheet : withNewPixels(this.sheet, () => this.#nextPixels++);
    this.#do({ kind: "picture", image, matrix }, { ...base, background, width, height });
    return background;
  }

  /** Add a bare layer above the one that is drawn on. */
  addLayer(name: string): void {
    const layer: Layer = { id: this.#nextLayer++, name, isShown: true, pixels: 0 };
    const place = this.sheet.layers.findIndex(({ id }) => id === this.activeId) + 1 || this.sheet.layers.length;
    const layers = [...this.sheet.layers.slice(0, place), layer, ...this.sheet.layers.slice(place)];
    this.#arrange({ ...this.sheet, layers });
    this.activeId = layer.id;
  }

  removeLayer(id: number): void {
    if (this.sheet.layers.length > 1) this.#arrange(withoutLayer(this.sheet, id));
  }

  moveLayer(id: number, by: number): void {
    this.#arrange(withMovedLayer(this.sheet, id, by));
  }

  /** Give a layer another name, or show or hide it. */
  changeLayer(id: number, change: Partial<Pick<Layer, "name" | "isShown">>): void {
    this.#arrange(withLayer(this.sheet, id, change));
  }

  undo(): boolean {
    const step = this.steps.at(-1);
    if (!step) return false;
    this.steps = this.steps.slice(0, -1);
    this.undone = [...this.undone, step];
    this.#surfaces.undo(step, this.steps);
    this.#show(step.before);
    return true;
  }

  redo(): boolean {
    const step = this.undone.at(-1);
    if (!step) return false;
    this.undone = this.undone.slice(0, -1);
    this.steps = [...this.steps, step];
    this.#surfaces.add(this.steps);
    this.#show(step.after);
    return true;
  }

  /** All that is shown, laid upon each other. */
  composite(): HTMLCanvasElement {
    const canvas = canvasOf(this.sheet.width, this.sheet.height);
    const ids = [BACKGROUND, ...this.sheet.layers.filter((layer) => layer.isShown).map((layer) => layer.id)];
    for (const id of ids) {
      const layer = this.canvasOf(id);
      if (layer) contextOf(canvas).drawImage(layer, 0, 0);
    }
    return canvas;
  }

  #arrange(after: Sheet): void {
    if (after !== this.sheet) this.#do({ kind: "arrange" }, after);
  }

  #do(change: Change, after: Sheet): void {
    this.steps = [...this.steps, { change, before: this.sheet, after }];
    this.undone = [];
    this.#surfaces.add(this.steps);
    this.#show(after);
  }

  #show(sheet: Sheet): void {
    this.sheet = sheet;
    if (!this.active) this.activeId = sheet.layers.at(-1)?.id ?? 0;
    this.onpaint();
  }
}
