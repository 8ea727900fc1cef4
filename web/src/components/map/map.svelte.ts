/** What is on the map, what of it is picked, and the shape that is being drawn. */

import type { Feature, FeatureCollection } from "geojson";
import { untrack } from "svelte";

import { colorsAt } from "../../lib/colors.svelte";
import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { Json } from "../../wire/values";
import { leave, wakeUp } from "./awake";
import type { Engine } from "./engine";
import { boundsOf, collection, cornersOf, draft, drawn, withCorner } from "./places";
import type { MapProps, Position, View } from "./types";

/** How near to the same place two presses are one double press. */
const SAME_DEGREES = 1e-9;
/** A map is drawn before it comes into view. */
const NEAR = "50%";

export class MapState {
  readonly #node: Node<MapProps>;
  #engine: Engine | undefined = $state.raw();
  #corners: Position[] = $state.raw([]);
  #at: Position | undefined = $state.raw();
  #set: FeatureCollection | null = null;
  /** The value while one of its corners is dragged. */
  #dragged: FeatureCollection | undefined = $state.raw();
  picked: number | undefined = $state();
  /** Where the picked feature was pressed. */
  #pressed: Position | undefined;
  isDrawing = $state(false);
  isLoading = $state(true);
  /** Whether it is in view, or nearly. */
  isNear = false;
  /** Where it lies on the page; nothing once it is gone. */
  #container: HTMLElement | undefined;
  #isComing = false;
  /** What was in view when it gave up its canvas. */
  #left: Pick<MapProps, "center" | "zoom"> = {};
  problem: string | null = $state(null);
  /** Whether the browser draws no maps, so that the list is all there is. */
  isBlind = $state(false);

  constructor(node: Node<MapProps>) {
    this.#node = node;
    // A point is placed by a press at any time; other shapes begin with a button.
    this.isDrawing = untrack(() => this.canDraw && node.props.draw === "point");
  }

  get features(): Feature[] {
    return this.#node.props.value?.features ?? [];
  }

  get canDraw(): boolean {
    return this.#node.isInteractive && !!this.#node.props.draw;
  }

  get shown(): Feature | undefined {
    return this.picked === undefined ? undefined : this.features[this.picked];
  }

  get cornerCount(): number {
    return this.#corners.length;
  }

  get canFinish(): boolean {
    return this.#node.props.draw === "polygon" && this.#corners.length > 2;
  }

  /** Begin to work in an element. */
  attach = (container: HTMLElement): (() => void) => {
    const stop = untrack(() => this.#watch(container));
    $effect(() => this.#engine?.paint(colorsAt(container), this.picked));
    $effect(() => this.#engine?.show("features", this.#dragged ?? this.#node.props.value ?? collection()));
    $effect(() => this.#engine?.show("draft", this.#draft()));
    $effect(() => this.#follow(this.#node.props.value ?? null));
    return () => {
      stop();
      this.#end();
    };
  };

  sleep(): void {
    if (!this.#engine) return;
    const { center, zoom } = this.#engine.view;
    this.#left = { center: [center[1], center[0]], zoom };
    this.#end();
  }

  zoomBy(steps: number): void {
    this.#engine?.zoomBy(steps);
  }

  fit(): void {
    const bounds = boundsOf(this.features);
    if (bounds) this.#engine?.fit(bounds);
  }

  /** Show what is told of a feature; of none to close it. */
  pick(index: number | undefined, pressed?: Position): void {
    this.picked = index;
    const feature = index === undefined ? undefined : this.features[index];
    if (!feature) return;
    const bounds = boundsOf([feature]);
    if (!pressed && bounds) this.#engine?.fit(bounds);
    this.#pressed = pressed ?? (bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
    const [longitude, latitude] = this.#pressed ?? [null, null];
    const value = (feature.properties ?? {}) as Json;
    this.#node.emit("select", { index: index ?? null, value, coordinates: [latitude, longitude] });
  }

  start(): void {
    this.pick(undefined);
    this.#corners = [];
    this.isDrawing = true;
  }

  /** Put a corner into the middle of the map, which arrows move. */
  addCentre(): void {
    if (this.#engine) this.#add(this.#engine.view.center);
  }

  finish(): void {
    this.#take(true);
  }

  cancel(): void {
    this.#corners = [];
    this.#at = undefined;
    this.isDrawing = this.#node.props.draw === "point";
  }

  clear(): void {
    this.pick(undefined);
    this.cancel();
    this.#give(null);
  }

  #watch(container: HTMLElement): () => void {
    this.isBlind = !canDraw();
    this.isLoading = !this.isBlind;
    if (this.isBlind) return () => undefined;
    this.#container = container;
    const observer = new IntersectionObserver(
      (entries) => {
        this.isNear = entries.at(-1)?.isIntersecting ?? false;
        if (this.isNear) void this.#come();
      },
      { rootMargin: NEAR },
    );
    observer.observe(container);
    return () => {
      observer.disconnect();
      this.#container = undefined;
    };
  }

  async #come(): Promise<void> {
    if (this.#engine || this.#isComing) return;
    this.#isComing = true;
    await this.#load().catch((error: Error) => (this.problem = error.message));
    this.#isComing = this.isLoading = false;
  }

  #end(): void {
    leave(this);
    this.#engine?.end();
    this.#engine = undefined;
  }

  async #load(): Promise<void> {
    const { Engine } = await import("./engine");
    const container = this.#container;
    if (!container) return;
    wakeUp(this);
    const props = { ...this.#node.props, ...this.#left };
    const name = this.#node.props.label ?? t("Map");
    this.#engine = new Engine(container, props, name, colorsAt(container), {
      press: (position, index) => this.#press(position, index),
      grasp: (isNear) => this.#grasp(isNear),
      drag: (corner, position, isDone) => this.#drag(corner, position, isDone),
      hover: (position) => (this.#at = this.isDrawing && this.#corners.length ? position : undefined),
      move: (view) => this.#tellMove(view),
      problem: (message) => (this.problem = message),
    });
  }

  #draft(): FeatureCollection {
    if (!this.isDrawing) {
      return collection(...this.#movable().map((coordinates) => ({ type: "Point" as const, coordinates })));
    }
    return draft(this.#node.props.draw ?? "point", this.#corners, this.#at);
  }

  #press(position: Position, index: number | undefined): void {
    if (this.isDrawing) this.#add(position);
    else this.pick(index, position);
  }

  /** The corners that can be dragged: those of what was drawn, while nothing else is. */
  #movable(): Position[] {
    const value = this.#dragged ?? this.#node.props.value ?? null;
    if (!this.canDraw || this.#corners.length || value?.features.length !== 1) return [];
    return this.isDrawing && this.#node.props.draw !== "point" ? [] : cornersOf(value);
  }

  #grasp(isNear: (corner: Position) => boolean): number | undefined {
    const corner = this.#movable().findIndex(isNear);
    return corner < 0 ? undefined : corner;
  }

  #drag(corner: number, at: Position, isDone: boolean): void {
    const shape = this.#node.props.draw;
    const value = this.#node.props.value;
    const moved = shape && value && withCorner(shape, cornersOf(value), corner, at);
    if (moved && isDone) this.#give(moved);
    this.#dragged = isDone ? undefined : (moved ?? undefined);
  }

  #add(corner: Position): void {
    const last = this.#corners.at(-1);
    const isSame = last && Math.hypot(last[0] - corner[0], last[1] - corner[1]) < SAME_DEGREES;
    if (isSame) this.finish();
    else {
      this.#corners = [...this.#corners, corner];
      this.#take(false);
    }
  }

  #take(isFinished: boolean): void {
    const shape = this.#node.props.draw;
    const value = shape ? drawn(shape, this.#corners, isFinished) : undefined;
    if (!value) return;
    this.cancel();
    this.#give(value);
  }

  #give(value: FeatureCollection | null): void {
    this.#set = value;
    this.#node.set({ value: value as unknown as Json } as never, "input");
    this.#set = this.#node.props.value ?? null;
  }

  /** Look at what has come from elsewhere. */
  #follow(value: FeatureCollection | null): void {
    const engine = this.#engine;
    untrack(() => {
      if (!engine || value === this.#set) return;
      const isFirst = this.#set === null;
      this.#set = value;
      this.picked = undefined;
      const { center, zoom } = this.#node.props;
      const bounds = boundsOf(value?.features ?? []);
      if (!bounds || (isFirst && center)) return;
      engine.goTo(bounds, isFirst ? zoom : null);
    });
  }

  #tellMove({ bounds: [west, south, east, north], center: [longitude, latitude], zoom }: View): void {
    if (!this.#node.listens("move")) return;
    const bounds = [
      [south, west],
      [north, east],
    ];
    this.#node.emit("move", { bounds, center: [latitude, longitude], zoom });
  }
}

/** Whether the browser can draw maps. */
function canDraw(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  // Those that are drawn at a time are few.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
