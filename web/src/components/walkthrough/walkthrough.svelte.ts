/** Which step is open, which have been, and which are done. */

import { untrack } from "svelte";
import { SvelteSet } from "svelte/reactivity";

import type { Node } from "../../lib/node.svelte";
import type { StepProps } from "../step";
import type { WalkthroughProps } from "./types";

type StepNode = Node<StepProps>;

export class WalkthroughState {
  readonly #getNode: () => Node<WalkthroughProps>;
  /** Panels that were shown once stay built. */
  readonly #seen = new SvelteSet<number>();
  /** The step that the visitor opened, and what `selected` was then: another `selected` ends its time. */
  #picked: { id: number; selected: number | null | undefined } | undefined = $state.raw();
  #previous: StepNode | undefined;

  readonly all = $derived.by(() => this.#node.children.filter(isStep) as unknown as StepNode[]);
  /** What stands among the steps and is none. */
  readonly others = $derived.by(() => this.#node.children.filter((part) => !isStep(part)));
  /** Those in the line. */
  readonly steps = $derived.by(() => this.all.filter((step) => (step.props.visible ?? true) === true));
  readonly open = $derived.by(() => this.#chosen() ?? this.steps[0]);

  constructor(getNode: () => Node<WalkthroughProps>) {
    this.#getNode = getNode;
    $effect.pre(() => {
      if (this.open) this.#seen.add(this.open.id);
    });
    $effect(() => this.#tell(this.open));
  }

  get #node(): Node<WalkthroughProps> {
    return this.#getNode();
  }

  isBuilt(step: StepNode): boolean {
    return this.#seen.has(step.id);
  }

  /** Whether it lies behind the visitor. */
  isDone(step: StepNode): boolean {
    return this.open !== undefined && this.steps.indexOf(step) < this.steps.indexOf(this.open);
  }

  /** The visitor opens a step. */
  pick(step: StepNode): void {
    if (step === this.open || step.props.interactive === false) return;
    const selected = step.props.id ?? this.#node.props.selected;
    this.#picked = { id: step.id, selected };
    if (step.props.id != null) this.#node.set({ selected: step.props.id });
    this.#node.emit("select", { ...this.#describe(step), id: step.props.id ?? step.id, component_id: step.id });
  }

  #chosen(): StepNode | undefined {
    const { selected } = this.#node.props;
    const picked = this.#picked && this.#picked.selected === selected ? this.#picked.id : undefined;
    const step =
      this.steps.find((one) => one.id === picked) ??
      this.all.find((one) => one.props.id != null && one.props.id === selected) ??
      (typeof selected === "number" ? this.all[selected] : undefined);
    return step && this.steps.includes(step) ? step : undefined;
  }

  /** A step was opened, by whomever: it tells so, also at the beginning, and the walkthrough if another one was open before. */
  #tell(open: StepNode | undefined): void {
    untrack(() => {
      if (open && open !== this.#previous) {
        if (this.#previous) this.#node.emit("change");
        open.emit("select", this.#describe(open));
      }
      this.#previous = open;
    });
  }

  #describe(step: StepNode): { index: number; value: string } {
    return { index: this.all.indexOf(step), value: step.props.label ?? "" };
  }
}

function isStep(part: Node): boolean {
  return part.kind === "step";
}
