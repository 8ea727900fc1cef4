/** What an AnnotatedImage is doing: which region is lit. */

import { classColors } from "../../lib/classColors";
import type { Node } from "../../lib/node.svelte";
import type { AnnotatedImageProps, Annotation } from "./types";

export class AnnotatedImageState {
  /** Place of the region that is pointed at. */
  pointed: number | null = $state(null);
  /** Place of the region that was picked, and stays lit. */
  picked: number | null = $state(null);
  readonly #node: Node<AnnotatedImageProps>;

  constructor(node: Node<AnnotatedImageProps>) {
    this.#node = node;
  }

  get regions(): Annotation[] {
    return this.#node.props.value?.annotations ?? [];
  }

  readonly #colors = $derived.by(() =>
    classColors(
      this.regions.map((region) => region.label),
      this.#node.props.color_map,
    ),
  );

  colorOf(region: Annotation): string {
    return this.#colors.get(region.label) as string;
  }

  stateOf(index: number): "lit" | "dimmed" | "idle" {
    const lit = this.pointed ?? this.picked;
    return lit === null || lit >= this.regions.length ? "idle" : lit === index ? "lit" : "dimmed";
  }

  pick(index: number): void {
    this.picked = this.picked === index ? null : index;
    this.#node.emit("select", { index, value: this.regions[index]?.label ?? null });
  }
}
