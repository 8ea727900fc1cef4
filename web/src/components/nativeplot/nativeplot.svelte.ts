/** Draws the chart anew when the table, a parameter or the colours of the page change, and tells the range that was marked. */

import type { Result, VisualizationSpec } from "vega-embed";

import { type Colors, colorsAt } from "../../lib/colors.svelte";
import { formatNumber, locale } from "../../lib/locale";
import type { Node } from "../../lib/node.svelte";
import { vegaConfig } from "../../lib/vega";
import { HEIGHT_PX, specOf } from "./spec";
import type { NativePlotProps } from "./types";

/** Below and above what is drawn: names of the axis, and the padding. */
const AXIS_ROOM_PX = 72;

/** How many presses of a key lead from one end of an axis to the other. */
const STEPS = 100;

/** A value of an axis. */
type Place = number | string | Date;

/** A scale of Vega: a value becomes pixels. */
type Scale = ((value: Place) => number) & { domain(): Place[]; bandwidth?(): number };

/** The axis to the right, and what is marked of it; moments are milliseconds, names are counted from 0. */
export interface Span {
  least: number;
  most: number;
  step: number;
  marked: [number, number];
}

export class NativePlotState {
  /** What can be marked by keys; missing where nothing can. */
  span: Span | undefined = $state.raw();
  problem: string | undefined = $state();
  readonly #node: Node<NativePlotProps>;
  readonly #spec = $derived.by(() => {
    const { value } = this.#node.props;
    return value ? specOf(value, this.#node.props, this.#node.listens("select")) : undefined;
  });
  #result: Result | undefined;
  #drawing: Promise<void> = Promise.resolve();
  /** The newest drawing that was asked for: a stream of tables comes faster than they are drawn. */
  #wanted = 0;
  #range: Place[] | undefined;

  constructor(node: Node<NativePlotProps>) {
    this.#node = node;
  }

  get hasChart(): boolean {
    return this.#spec !== undefined;
  }

  /** Pixels kept free for the chart, so that nothing moves when it comes. */
  get height(): number {
    return (this.#node.props.height ?? HEIGHT_PX) + AXIS_ROOM_PX;
  }

  /** The name of a column that an axis needs and the table lacks. */
  get missing(): string | undefined {
    const { value, x, y } = this.#node.props;
    return [x, y].find((name) => name != null && value && !value.columns.includes(name)) ?? undefined;
  }

  /** To be attached to the element that the chart fills. */
  attach = (element: HTMLElement): (() => void) => {
    $effect(() => {
      const [spec, colors, number] = [this.#spec, colorsAt(element), ++this.#wanted];
      if (!spec) return;
      this.#drawing = this.#drawing.then(() =>
        number === this.#wanted ? this.#draw(element, spec, colors) : undefined,
      );
    });
    const tell = (): void => this.tell();
    window.addEventListener("pointerup", tell);
    return () => {
      this.#wanted += 1;
      window.removeEventListener("pointerup", tell);
      this.#result?.finalize();
      this.#result = undefined;
    };
  };

  /** Return the chart as the address of a picture. */
  picture(): Promise<string | undefined> {
    return Promise.resolve(this.#result?.view.toImageURL("png", 2));
  }

  async #draw(element: HTMLElement, spec: VisualizationSpec, colors: Colors): Promise<void> {
    this.#result?.finalize();
    this.#range = undefined;
    this.span = undefined;
    try {
      const { default: embed } = await import("vega-embed");
      this.#result = await embed(element, spec, {
        actions: false,
        renderer: "svg",
        config: vegaConfig(colors),
        patch: (compiled) => {
          // The rectangle with which a range is marked is for the pointer: to a screen reader it is a picture without a name.
          for (const mark of compiled.marks ?? []) if (mark.name?.startsWith("range_brush")) mark.aria = false;
          return compiled;
        },
        tooltip: { theme: colors.isDark ? "dark" : "light" },
      });
      this.#listen(this.#result);
      this.problem = undefined;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  #listen({ view }: Result): void {
    if (!this.#node.listens("select")) return;
    view.addSignalListener("range", (_name, range: Record<string, Place[]>) => {
      this.#range = Object.values(range)[0];
      if (!this.span) return;
      const places = (this.#range ?? []).map((place) => this.#numberOf(place));
      const [low, high] = places.length
        ? [Math.min(...places), Math.max(...places)]
        : [this.span.least, this.span.most];
      this.span = { ...this.span, marked: [low, high] };
    });
    const ends = this.#domain.map((place) => this.#numberOf(place));
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    const step = this.#names ? 1 : (most - least) / STEPS;
    if (most > least) this.span = { least, most, step, marked: [least, most] };
  }

  /** Move one end of the marked range; what is marked is told by `tell`. */
  mark(end: 0 | 1, value: number): void {
    const [view, span] = [this.#result?.view, this.span];
    if (!view || !span) return;
    const [low, high] = span.marked;
    const marked: [number, number] = end ? [low, Math.max(value, low)] : [Math.min(value, high), high];
    this.span = { ...span, marked };
    const scale = view.scale("x") as Scale;
    const names = this.#names;
    const [start, stop] = marked.map((place) => scale(names ? names[Math.round(place)]! : place)) as [number, number];
    const width = scale.bandwidth?.() ?? 0;
    // A point that stands for a name has no width, and an empty range marks nothing.
    const edge = names && !width ? 1 : 0;
    view.signal("range_x", [start - edge, stop + width + edge]);
    void view.runAsync();
  }

  /** Return a place on the axis to the right in words. */
  inWords(value: number): string {
    if (this.#names) return String(this.#names[Math.round(value)] ?? "");
    return this.#isTemporal
      ? new Date(value).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" })
      : formatNumber(value, 3);
  }

  get #type(): string | undefined {
    const { value, x } = this.#node.props;
    return value?.datatypes[x ?? ""];
  }

  get #isTemporal(): boolean {
    return this.#type === "temporal";
  }

  get #domain(): Place[] {
    return (this.#result?.view.scale("x") as Scale | undefined)?.domain() ?? [];
  }

  /** What stands on an axis of names. */
  get #names(): Place[] | undefined {
    return this.#type === "nominal" ? this.#domain : undefined;
  }

  #numberOf(place: Place): number {
    return this.#names ? this.#names.indexOf(place) : Number(place);
  }

  /** The hand rests: what was marked until now is told, once. */
  tell(): void {
    if (!this.#range) return;
    const unit = this.#isTemporal ? 1000 : 1;
    const range = this.#names ? this.#range.map(String) : this.#range.map((end) => Number(end) / unit);
    this.#range = undefined;
    this.#node.emit("select", { index: range, value: range, selected: true });
  }
}
