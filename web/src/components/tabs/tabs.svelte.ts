/** Which tab is open, which have been, and which fit into the bar. */

import { untrack } from "svelte";
import { SvelteSet } from "svelte/reactivity";

import type { Node } from "../../lib/node.svelte";
import type { TabProps } from "../tab/types";
import { fittingTabs } from "./fit";
import type { TabsProps } from "./types";

type TabNode = Node<TabProps>;

const MENU_WIDTH_PX = 44;

export class TabsState {
  readonly #getNode: () => Node<TabsProps>;
  /** Panels that were shown once stay built. */
  readonly #seen = new SvelteSet<number>();
  /** Pixels, as measured. */
  widths: Record<number, number> = $state.raw({});
  room = $state(Infinity);
  #previous: TabNode | undefined;

  readonly all = $derived.by(() => this.#node.children.filter(isTab) as unknown as TabNode[]);
  /** What stands among the tabs and is none. */
  readonly others = $derived.by(() => this.#node.children.filter((part) => !isTab(part)));
  /** Those in the bar. */
  readonly tabs = $derived.by(() =>
    this.all.filter((tab) => tab.props.visible === undefined || tab.props.visible === true),
  );
  readonly open = $derived.by(() => this.#chosen() ?? this.tabs.find(canOpen));
  readonly #fits = $derived.by(() =>
    this.#node.props.overflow_behavior === "wrap"
      ? this.tabs.map(() => true)
      : fittingTabs(
          this.tabs.map((tab) => this.widths[tab.id] ?? 0),
          this.room,
          MENU_WIDTH_PX,
          this.open ? this.tabs.indexOf(this.open) : -1,
        ),
  );
  readonly left = $derived.by(() => this.tabs.filter((_, i) => !this.#fits[i]));

  constructor(getNode: () => Node<TabsProps>) {
    this.#getNode = getNode;
    $effect.pre(() => {
      if (this.open) this.#seen.add(this.open.id);
    });
    $effect(() => this.#tell(this.open));
  }

  get #node(): Node<TabsProps> {
    return this.#getNode();
  }

  isInBar(tab: TabNode): boolean {
    return this.#fits[this.tabs.indexOf(tab)] ?? false;
  }

  isBuilt(tab: TabNode): boolean {
    return this.#seen.has(tab.id) || tab.props.render_children === true;
  }

  /** The visitor opens a tab. */
  pick(tab: TabNode): void {
    if (tab === this.open || !canOpen(tab)) return;
    this.#node.set({ selected: tab.props.id ?? keyOf(tab) });
    this.#node.emit("select", { ...this.#describe(tab), id: tab.props.id ?? tab.id, component_id: tab.id });
  }

  /** Return the tab to which a key leads from `tab`, as the authoring practices of WAI-ARIA say. */
  neighbour(tab: TabNode, key: string, isRightToLeft: boolean): TabNode | undefined {
    const tabs = this.tabs.filter((other) => canOpen(other) && this.isInBar(other));
    const place = tabs.indexOf(tab);
    const step = isRightToLeft ? -1 : 1;
    const steps: Record<string, number> = { ArrowRight: place + step, ArrowLeft: place - step, Home: 0, End: -1 };
    const next = steps[key];
    return next === undefined ? undefined : tabs.at(next % tabs.length);
  }

  #chosen(): TabNode | undefined {
    const selected = this.#node.props.selected;
    if (selected == null) return undefined;
    const named = this.all.find((tab) => tab.props.id === selected || keyOf(tab) === selected);
    const tab = named ?? (typeof selected === "number" ? this.all[selected] : undefined);
    return tab && this.tabs.includes(tab) ? tab : undefined;
  }

  /** A tab was opened, by whomever: it tells so, also at the beginning, and the bar if another one was open before. */
  #tell(open: TabNode | undefined): void {
    untrack(() => {
      if (open && open !== this.#previous) {
        if (this.#previous) this.#node.emit("change");
        open.emit("select", this.#describe(open));
      }
      this.#previous = open;
    });
  }

  #describe(tab: TabNode): { index: number; value: string } {
    return { index: this.all.indexOf(tab), value: tab.props.label ?? "" };
  }
}

/** `id` of the button that opens a tab. Scripts of programs press the one of a tab with an `elem_id` by it. */
export function buttonId(tab: TabNode): string {
  return tab.props.elem_id ? `${tab.props.elem_id}-button` : `${tab.fieldId}-tab`;
}

function isTab(part: Node): boolean {
  return part.kind === "tab";
}

function canOpen(tab: TabNode): boolean {
  return tab.props.interactive !== false;
}

/** What `selected` is for a tab to which its author gave no `id`. */
function keyOf(tab: TabNode): string {
  return `#${tab.id}`;
}
