/** Draws the chart anew when the table, a parameter or the colours of the page change, and tells the range that was marked. */

import type { Result, VisualizationSpec } from "vega-embed";

import { type Colors, colorsAt } from "../../lib/colors.svelte";
import type { Node } from "../../lib/node.svelte";
import { vegaConfig } from "../../lib/vega";
import { hasRange, specOf } from "./spec";
import type { NativePlotProps } from "./types";

export class NativePlotState {
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
  #range: number[] | undefined;

  constructor(node: Node<NativePlotProps>) {
    this.#node = node;
  }

  get hasChart(): boolean {
    return this.#spec !== undefined;
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
    const tell = (): void => this.#tell();
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
    const { value } = this.#node.props;
    if (!value || !hasRange(value, this.#node.props) || !this.#node.listens("select")) return;
    view.addSignalListener("range", (_name, range: Record<string, number[]>) => {
      this.#range = Object.values(range)[0];
    });
  }

  /** The pointer was let go: what was marked until now is told, once. */
  #tell(): void {
    const { value, x } = this.#node.props;
    if (!this.#range || !value) return;
    const unit = value.datatypes[x ?? ""] === "temporal" ? 1000 : 1;
    const range = this.#range.map((end) => Number(end) / unit);
    this.#range = undefined;
    this.#node.emit("select", { index: range, value: range, selected: true });
  }
}
