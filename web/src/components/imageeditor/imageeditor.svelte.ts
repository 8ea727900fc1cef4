/** What an ImageEditor is doing: the tool in hand, and the way of pictures into the drawing. */

import { clipboardFiles } from "../../lib/dropped";
import { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { FileData } from "../../wire/values";
import { type Area, common, fitted, inProportion, type Matrix, SAME, type Turn, turned } from "./area";
import { Drawing } from "./drawing.svelte";
import type { InkPoint, Stroke } from "./ink";
import { Outbox } from "./outbox";
import { loadPicture, sizeOf, toFile } from "./pictures";
import { Screen } from "./screen";
import { canvasOf, contextOf } from "./surfaces";
import type { BrushColor, EditorValue, ImageEditorProps, Source } from "./types";
import { Viewport } from "./viewport.svelte";

const BLACK: BrushColor = "#000000";
/** Radius of the brush, as a share of the paper's shorter side, where the author leaves it open. */
const AUTO_RADIUS = 0.02;
/** How small the paper is while a part of it is chosen: the handles at its edges need room. */
const CROP_ZOOM = 0.9;
const ALL_SOURCES: Source[] = ["upload", "webcam", "clipboard"];
const TYPES = ["image"];

export type Tool = "brush" | "eraser" | "pan";
/** What is shown in the place of the drawing tools, or of the paper. */
export type Task = "draw" | "crop" | "resize" | "camera";

export class EditorState {
  readonly types = TYPES;
  readonly drawing = new Drawing();
  readonly viewport = new Viewport(() => this.drawing.sheet);
  readonly screen = new Screen(this.drawing, this.viewport);
  readonly intake: Intake;
  tool: Tool = $state("brush");
  task: Task = $state("draw");
  color: BrushColor = $state.raw(BLACK);
  /** Widths of what the tools leave, in pixels of the paper. */
  sizes = $state({ brush: 1, eraser: 1 });
  /** The part that is to be kept, while it is chosen. */
  frame: Area = $state.raw({ x: 0, y: 0, width: 1, height: 1 });
  /** Width to height that the part to keep has; free where there is none. */
  ratio: number | undefined = $state();
  areLayersOpen = $state(false);
  /** What a screen reader says next. */
  spoken = $state("");
  readonly #node: Node<ImageEditorProps>;
  readonly #outbox: Outbox;
  #version = 0;

  constructor(node: Node<ImageEditorProps>) {
    this.#node = node;
    this.intake = new Intake(node, () => TYPES);
    this.#outbox = new Outbox(node, this.drawing, this.intake);
    this.drawing.onpaint = () => this.screen.update();
    this.#begin(null, null, []);
  }

  /** Lay out the tools that the author gives. */
  equip(brush: ImageEditorProps["brush"], eraser: ImageEditorProps["eraser"]): void {
    this.color = (brush && (brush.default_color ?? brush.colors[0])) || BLACK;
    const auto = Math.max(1, Math.round(Math.min(...this.#paperSize()) * AUTO_RADIUS));
    const radius = radiusOf(brush, auto);
    this.sizes = { brush: radius * 2, eraser: radiusOf(eraser, radius) * 2 };
    if (brush === false && this.tool === "brush") this.tool = "eraser";
    if (eraser === false && this.tool === "eraser") this.tool = "pan";
  }

  get sources(): Source[] {
    return this.#node.props.sources ?? ALL_SOURCES;
  }

  /** The colours that the author offers. */
  get colors(): BrushColor[] {
    return (this.#node.props.brush && this.#node.props.brush.colors) || [];
  }

  get size(): number {
    return this.tool === "eraser" ? this.sizes.eraser : this.sizes.brush;
  }

  set size(size: number) {
    this.sizes[this.tool === "eraser" ? "eraser" : "brush"] = Math.max(1, Math.round(size));
  }

  get opacity(): number {
    return typeof this.color === "string" ? 1 : this.color[1];
  }

  set opacity(opacity: number) {
    const name = typeof this.color === "string" ? this.color : this.color[0];
    this.color = opacity === 1 ? name : [name, opacity];
  }

  choose(tool: Tool): void {
    this.tool = tool;
    this.task = "draw";
  }

  /** Return a stroke of the tool in hand that begins at a point; nothing where the layer cannot be drawn on. */
  stroke(point: InkPoint, hasPressure: boolean): Stroke | null {
    if (this.tool === "pan" || this.task !== "draw") return null;
    if (!this.drawing.active?.isShown) {
      this.intake.problem = t("The layer in use is hidden. Show it, or choose another, to draw.");
      return null;
    }
    this.intake.problem = null;
    const [color, opacity] = typeof this.color === "string" ? [this.color, 1] : this.color;
    return { tool: this.tool, color, opacity, size: this.size, hasPressure, points: [point] };
  }

  /** Keep the stroke that is being drawn. */
  endStroke(): void {
    if (this.drawing.end()) this.#outbox.post();
  }

  /** Do something to the drawing, and send what it is then. */
  change(act: () => void, ...events: string[]): void {
    const before = this.drawing.sheet;
    act();
    const { sheet } = this.drawing;
    if (sheet === before) return;
    if (sheet.width !== before.width || sheet.height !== before.height) this.viewport.fit();
    this.screen.move();
    this.#outbox.post(...events);
  }

  undo(): void {
    if (!this.drawing.steps.length) return;
    this.change(() => this.drawing.undo());
    this.spoken = t("Undone");
  }

  redo(): void {
    if (!this.drawing.undone.length) return;
    this.change(() => this.drawing.redo());
    this.spoken = t("Done again");
  }

  clear(): void {
    this.change(() => this.drawing.clear(), "clear");
  }

  turn(turn: Turn): void {
    const { width, height } = this.drawing.sheet;
    const { matrix, ...size } = turned(turn, width, height);
    this.change(() => this.drawing.transform(matrix, size.width, size.height));
  }

  beginCrop(): void {
    const { width, height } = this.drawing.sheet;
    this.frame = { x: 0, y: 0, width, height };
    this.ratio = undefined;
    this.viewport.fit();
    this.viewport.zoomBy(CROP_ZOOM);
    this.screen.move();
    this.task = "crop";
  }

  /** Let the part to keep have this ratio from now on. */
  keepRatio(ratio: number | undefined): void {
    this.ratio = ratio;
    if (ratio) this.frame = inProportion(this.frame, ratio);
  }

  /** Go back to drawing, with nothing done. */
  leaveTask(): void {
    if (this.task === "crop") this.viewport.fit();
    this.screen.move();
    this.task = "draw";
  }

  endCrop(): void {
    const { width, height } = this.drawing.sheet;
    const area = common(this.frame, { x: 0, y: 0, width, height });
    this.leaveTask();
    if (area.width !== width || area.height !== height) this.change(() => this.drawing.crop(area), "apply");
  }

  /** Give the paper another size, with what is on it or around it. */
  resize(width: number, height: number, isScaled: boolean): void {
    const old = this.drawing.sheet;
    this.task = "draw";
    if (width === old.width && height === old.height) return;
    const matrix: Matrix = isScaled
      ? [width / old.width, 0, 0, height / old.height, 0, 0]
      : [1, 0, 0, 1, Math.round((width - old.width) / 2), Math.round((height - old.height) / 2)];
    this.change(() => this.drawing.transform(matrix, width, height), "apply");
  }

  /** The visitor is content with the picture as it is. */
  apply(): void {
    this.#node.emit("apply");
  }

  pickLayer(id: number): void {
    this.drawing.activeId = id;
    const index = this.drawing.sheet.layers.findIndex((layer) => layer.id === id);
    this.#node.emit("select", { index, value: this.drawing.sheet.layers[index]?.name ?? null });
  }

  addLayer(): void {
    const count = this.drawing.sheet.layers.length + 1;
    this.change(() => this.drawing.addLayer(t("Layer {number}", { number: count })));
  }

  /** A picture was given: it lies below the drawing from now on. */
  take(files: File[]): void {
    this.task = "draw";
    this.#node.hold(this.#take(files));
  }

  async #take(files: File[]): Promise<void> {
    const version = this.#version;
    const sent = await this.intake.send(files.slice(0, 1));
    if (!sent?.[0] || version !== this.#version) return;
    try {
      const image = await loadPicture(this.#node.fileUrl(sent[0]));
      if (version === this.#version) this.change(() => this.#layBelow(image, sent[0]), "upload");
    } catch (error) {
      this.intake.problem = (error as Error).message;
    }
  }

  #layBelow(image: HTMLImageElement, file: FileData | undefined): void {
    const { width, height, matrix } = this.#placeOf(image);
    const pixels = this.drawing.lay(image, width, height, matrix);
    // A drawing in lines (SVG) becomes pixels here: functions take nothing else.
    if (matrix === SAME && file?.mime_type !== "image/svg+xml") this.#outbox.keep(pixels, file);
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

  /** Return all that is shown as one file. */
  picture(): Promise<File> {
    return toFile(this.drawing.composite(), "image.png");
  }

  /** Show a value that came from the server. */
  async receive(value: EditorValue | null): Promise<void> {
    if (value === this.#outbox.own) return;
    this.#outbox.drop(value);
    this.#version += 1;
    const version = this.#version;
    const files = partsOf(value);
    const load = (file: FileData | null): Promise<HTMLImageElement> | null =>
      file && loadPicture(this.#node.fileUrl(file));
    try {
      const images = await Promise.all(files.map(load));
      if (version !== this.#version) return;
      this.#begin(value, images[0] ?? null, images.slice(1));
      const { sheet } = this.drawing;
      [sheet.background, ...sheet.layers.map((layer) => layer.pixels)].forEach((pixels, i) => {
        // What was scaled to the paper is not in its file.
        if (images[i]?.naturalWidth === sheet.width) this.#outbox.keep(pixels, files[i]);
      });
    } catch (error) {
      this.intake.problem = (error as Error).message;
    }
  }

  #begin(value: EditorValue | null, below: HTMLImageElement | null, images: (HTMLImageElement | null)[]): void {
    const names = value?.names ?? this.#node.props.layers?.layers ?? [t("Layer {number}", { number: 1 })];
    const first = below ?? images.find((image) => image !== null);
    const { width, height, matrix } = first ? this.#placeOf(first) : this.#bare(value);
    const count = Math.max(images.length, value?.names ? 0 : names.length, 1);
    this.drawing.load({
      width,
      height,
      background: below && (matrix === SAME ? below : placed(below, width, height, matrix)),
      layers: Array.from({ length: count }, (_, i) => ({
        name: names[i] ?? t("Layer {number}", { number: i + 1 }),
        isShown: !value?.hidden?.includes(i),
        image: images[i] ?? null,
      })),
    });
    this.viewport.fit();
    this.screen.move();
  }

  /** The paper takes the size of the picture, unless the author fixed its own. */
  #placeOf(image: HTMLImageElement): { width: number; height: number; matrix: Matrix } {
    const [width, height] = sizeOf(image);
    if (!this.#node.props.fixed_canvas) return { width, height, matrix: SAME };
    const [paperWidth, paperHeight] = this.#paperSize();
    const isSame = width === paperWidth && height === paperHeight;
    const matrix = isSame ? SAME : fitted(width, height, paperWidth, paperHeight);
    return { width: paperWidth, height: paperHeight, matrix };
  }

  #bare(value: EditorValue | null): { width: number; height: number; matrix: Matrix } {
    const [width, height] = value?.size ?? this.#paperSize();
    return { width, height, matrix: SAME };
  }

  #paperSize(): [number, number] {
    return this.#node.props.canvas_size ?? [800, 800];
  }
}

/** The files of the background and of the layers. */
function partsOf(value: EditorValue | null): (FileData | null)[] {
  const layers = value?.layers ?? [];
  const background = value?.background ?? (layers.length ? null : (value?.composite ?? null));
  return [background, ...layers];
}

function radiusOf(tool: { default_size: number | "auto" } | false | undefined, auto: number): number {
  return tool && tool.default_size !== "auto" ? tool.default_size : auto;
}

function placed(image: HTMLImageElement, width: number, height: number, matrix: Matrix): HTMLCanvasElement {
  const canvas = canvasOf(width, height);
  const context = contextOf(canvas);
  context.setTransform(...matrix);
  context.drawImage(image, 0, 0);
  return canvas;
}
