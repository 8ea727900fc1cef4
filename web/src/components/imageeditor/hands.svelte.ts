/** What fingers, a pen, a mouse and keys do on the stage: they draw, move the paper and enlarge it. */

import { formatShare } from "../../lib/locale";
import { t } from "../../lib/text";
import type { EditorState } from "./imageeditor.svelte.ts";
import type { InkPoint } from "./ink";

/** CSS pixels that an arrow key moves the pen or the paper; with Shift four times as far. */
const KEY_STEP = 8;
const ZOOM_STEP = 1.25;

interface Place {
  x: number;
  y: number;
}

export class Hands {
  /** Where the pen is that keys move. */
  pen: InkPoint | null = $state.raw(null);
  isPenDown = $state(false);
  /** Where the pointer is above the paper. */
  hover: InkPoint | null = $state.raw(null);
  /** What is under way. */
  deed: "draw" | "pan" | "pinch" | null = $state(null);
  readonly #editor: EditorState;
  readonly #stage: () => HTMLElement;
  readonly #pointers = new Map<number, Place>();
  /** Once a pen was seen, fingers move the paper: the hand that holds a pen rests on the glass. */
  #hasPen = false;

  constructor(editor: EditorState, stage: () => HTMLElement) {
    this.#editor = editor;
    this.#stage = stage;
  }

  down(event: PointerEvent): void {
    if (event.button > 1) return;
    if (event.pointerType === "pen") this.#hasPen = true;
    const place = this.#placeOf(event);
    this.#pointers.set(event.pointerId, place);
    this.#stage().setPointerCapture?.(event.pointerId);
    if (this.#pointers.size === 2) {
      this.#editor.drawing.abort();
      this.deed = "pinch";
      return;
    }
    if (this.#pointers.size === 1) this.#begin(event);
    if (event.button === 1) event.preventDefault();
  }

  #begin(event: PointerEvent): void {
    this.lift();
    this.pen = null;
    const isForPan = event.button === 1 || (event.pointerType === "touch" && this.#hasPen);
    const stroke = isForPan ? null : this.#editor.stroke(this.#pointOf(event), event.pointerType === "pen");
    if (stroke) this.#editor.drawing.begin(stroke);
    this.deed = stroke ? "draw" : isForPan || this.#editor.tool === "pan" ? "pan" : null;
  }

  move(event: PointerEvent): void {
    if (event.pointerType !== "touch") this.hover = this.#pointOf(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const place = this.#placeOf(event);
    if (this.deed === "draw") {
      const events = event.getCoalescedEvents?.() ?? [];
      this.#editor.drawing.extend((events.length ? events : [event]).map((one) => this.#pointOf(one)));
    } else if (this.deed === "pan") {
      this.#pan(place.x - before.x, place.y - before.y);
    } else if (this.deed === "pinch") {
      this.#pinch(event.pointerId, before, place);
    }
    this.#pointers.set(event.pointerId, place);
  }

  up(event: PointerEvent): void {
    if (!this.#pointers.delete(event.pointerId)) return;
    if (this.deed === "draw") {
      if (event.type === "pointercancel") this.#editor.drawing.abort();
      else this.#editor.endStroke();
    }
    // Of two fingers the one that stays draws no line.
    if (this.#pointers.size === 0 || this.deed === "draw") this.deed = null;
  }

  leave(): void {
    this.hover = null;
  }

  /** The focus goes elsewhere. */
  blur(): void {
    this.lift();
    this.pen = null;
  }

  /** The wheel scrolls the page where there is nothing more of the paper in that direction. */
  wheel(event: WheelEvent): void {
    const { viewport } = this.#editor;
    const place = this.#placeOf(event);
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.#editor.viewport.zoomBy(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.005)), place.x, place.y);
      this.#editor.screen.move();
    } else if (viewport.canPan(-event.deltaX, -event.deltaY)) {
      event.preventDefault();
      this.#pan(-event.deltaX, -event.deltaY);
    }
  }

  zoom(direction: 1 | -1): void {
    this.#editor.viewport.zoomBy(direction > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
    this.#seen();
  }

  fit(): void {
    this.#editor.viewport.fit();
    this.#seen();
  }

  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = KEY_STEP * (event.shiftKey ? 4 : 1);
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    const act = this.#actOf(event.key);
    if (move) this.#moveBy(move[0] ?? 0, move[1] ?? 0);
    else if (act) act();
    else return;
    event.preventDefault();
  }

  /** Lift the pen that keys have put down. */
  lift(): void {
    if (!this.isPenDown) return;
    this.isPenDown = false;
    this.#editor.endStroke();
  }

  #actOf(key: string): (() => void) | undefined {
    const editor = this.#editor;
    const acts: Record<string, () => void> = {
      " ": () => this.#press(),
      "+": () => this.zoom(1),
      "=": () => this.zoom(1),
      "-": () => this.zoom(-1),
      "0": () => this.fit(),
      b: () => editor.choose("brush"),
      e: () => editor.choose("eraser"),
      h: () => editor.choose("pan"),
      "[": () => (editor.size -= Math.max(1, editor.size * 0.15)),
      "]": () => (editor.size += Math.max(1, editor.size * 0.15)),
    };
    const color = editor.colors[Number(key) - 1];
    if (color !== undefined) return () => (editor.color = color);
    if (this.isPenDown) acts["Escape"] = () => this.lift();
    return acts[key.toLowerCase()] ?? acts[key];
  }

  #press(): void {
    if (this.isPenDown) return this.lift();
    const { width, height } = this.#editor.drawing.sheet;
    this.pen ??= { x: width / 2, y: height / 2, pressure: 0.5 };
    const stroke = this.#editor.stroke(this.pen, false);
    if (!stroke) return;
    this.isPenDown = true;
    this.#editor.drawing.begin(stroke);
  }

  #moveBy(x: number, y: number): void {
    if (this.#editor.tool === "pan") return this.#pan(-x, -y);
    const { width, height } = this.#editor.drawing.sheet;
    const { scale } = this.#editor.viewport;
    const { x: oldX, y: oldY } = this.pen ?? { x: width / 2, y: height / 2 };
    const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
    this.pen = { x: within(oldX + x / scale, width), y: within(oldY + y / scale, height), pressure: 0.5 };
    if (this.isPenDown) this.#editor.drawing.extend([this.pen]);
  }

  #pan(x: number, y: number): void {
    this.#editor.viewport.panBy(x, y);
    this.#editor.screen.move();
  }

  #pinch(id: number, before: Place, place: Place): void {
    const other = [...this.#pointers].find(([one]) => one !== id)?.[1];
    if (!other) return;
    const distance = (a: Place): number => Math.max(Math.hypot(a.x - other.x, a.y - other.y), 1);
    const { viewport } = this.#editor;
    viewport.zoomBy(distance(place) / distance(before), (place.x + other.x) / 2, (place.y + other.y) / 2);
    this.#pan((place.x - before.x) / 2, (place.y - before.y) / 2);
  }

  #seen(): void {
    this.#editor.screen.move();
    this.#editor.spoken = t("{share} of its size", { share: formatShare(this.#editor.viewport.scale) });
  }

  #placeOf(event: MouseEvent): Place {
    const box = this.#stage().getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #pointOf(event: PointerEvent): InkPoint {
    const { x, y } = this.#placeOf(event);
    return this.#editor.viewport.toPaper(x, y, event.pointerType === "pen" ? event.pressure : 0.5);
  }
}
