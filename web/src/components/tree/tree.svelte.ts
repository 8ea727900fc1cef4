/** Which entries are unfolded, chosen, and where the keyboard is. Keys as the WAI-ARIA authoring practices have them for trees. */

import { SvelteMap, SvelteSet } from "svelte/reactivity";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { Entry, TreeProps } from "./types";

export interface Row {
  entry: Entry;
  level: number;
  place: number;
  count: number;
  parent: Row | undefined;
  hasChildren: boolean;
  isOpen: boolean;
}

export type Checked = "true" | "false" | "mixed";

export class TreeState {
  readonly #getNode: () => Node<TreeProps>;
  readonly #folds = new SvelteMap<string, boolean>();
  readonly #loaded = new SvelteMap<string, Entry[]>();
  readonly loading = new SvelteSet<string>();
  #active = $state("");
  #typed = "";
  #typedAt = -Infinity;

  readonly rows: Row[] = $derived.by(() => {
    const rows: Row[] = [];
    this.#collect(this.#node.props.nodes ?? [], 1, undefined, rows);
    return rows;
  });
  readonly chosen: Set<string> = $derived.by(() => {
    const { value } = this.#node.props;
    return new Set(value == null ? [] : Array.isArray(value) ? value : [value]);
  });
  /** The row that the keyboard is at. */
  readonly active: Row | undefined = $derived.by(
    () =>
      this.rows.find((row) => row.entry.id === this.#active) ??
      this.rows.find((row) => this.chosen.has(row.entry.id)) ??
      this.rows[0],
  );

  constructor(getNode: () => Node<TreeProps>) {
    this.#getNode = getNode;
  }

  get #node(): Node<TreeProps> {
    return this.#getNode();
  }

  get choosing(): string {
    return this.#node.props.choosing ?? "single";
  }

  get isInteractive(): boolean {
    return this.#node.isInteractive && this.choosing !== "none";
  }

  childrenOf(entry: Entry): Entry[] {
    return entry.children ?? this.#loaded.get(entry.id) ?? [];
  }

  checkedOf(entry: Entry): Checked {
    const children = this.childrenOf(entry);
    if (!children.length) return this.chosen.has(entry.id) ? "true" : "false";
    const states = new Set(children.map((child) => this.checkedOf(child)));
    return states.size === 1 ? ([...states][0] as Checked) : "mixed";
  }

  async toggle(row: Row, isOpen = !row.isOpen): Promise<void> {
    const { entry } = row;
    if (!row.hasChildren || isOpen === row.isOpen) return;
    this.#folds.set(entry.id, isOpen);
    this.#node.emit(isOpen ? "expand" : "collapse", { index: entry.id, value: entry.label });
    if (isOpen && entry.lazy && !this.#loaded.has(entry.id)) await this.#load(entry);
  }

  /** Do what a press on the fold of a row does. */
  fold(row: Row): void {
    // The keyboard may have been at an entry below it, which is out of sight now.
    this.#active = row.entry.id;
    void this.toggle(row);
  }

  /** Do what a press on a row does. */
  press(row: Row, isAdded = false): void {
    this.#active = row.entry.id;
    if (!this.isInteractive) {
      if (row.hasChildren) void this.toggle(row);
      return;
    }
    const { id, label } = row.entry;
    const value = this.#valueAfter(row, isAdded);
    this.#node.set({ value }, "input");
    const chosen = Array.isArray(value) ? value : [value];
    const isOn = this.choosing === "checkbox" ? this.checkedOf(row.entry) === "true" : chosen.includes(id);
    this.#node.emit("select", { index: id, value: label, selected: isOn });
  }

  /**
   * Returns whether the key means something here.
   *
   * @param pageRows - How far the keys of a page go; 0 leaves them to the browser.
   */
  handleKey(key: string, isRightToLeft = false, pageRows = 0): boolean {
    const { active: row, rows } = this;
    if (!row) return false;
    const at = rows.indexOf(row);
    const inward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
    const outward = isRightToLeft ? "ArrowRight" : "ArrowLeft";
    const steps: Record<string, () => void> = {
      ArrowDown: () => this.#go(rows[at + 1]),
      ArrowUp: () => this.#go(rows[at - 1]),
      Home: () => this.#go(rows[0]),
      End: () => this.#go(rows.at(-1)),
      ...(pageRows > 0 && {
        PageDown: () => this.#go(rows[at + pageRows] ?? rows.at(-1)),
        PageUp: () => this.#go(rows[Math.max(at - pageRows, 0)]),
      }),
      [inward]: () => (row.isOpen ? this.#goInside(row) : void this.toggle(row, true)),
      [outward]: () => (row.isOpen ? void this.toggle(row, false) : this.#go(row.parent)),
      " ": () => this.press(row, true),
      Enter: () => this.press(row, this.choosing === "multiple"),
      "*": () => rows.filter((one) => one.parent === row.parent).forEach((one) => void this.toggle(one, true)),
    };
    // A blank amid a name belongs to the name.
    const step = key === " " && this.#isTyping ? undefined : steps[key];
    if (step) step();
    else if (key.length === 1) this.#seek(key, at);
    else return false;
    return true;
  }

  #go(row: Row | undefined): void {
    if (row) this.#active = row.entry.id;
  }

  #goInside(row: Row): void {
    this.#go(this.rows.find((one) => one.parent === row));
  }

  get #isTyping(): boolean {
    return performance.now() - this.#typedAt < 700;
  }

  /** Go to the next entry that begins with what was typed in short order; the same letter again goes on to the one after it. */
  #seek(key: string, at: number): void {
    const letter = key.toLowerCase();
    this.#typed = this.#isTyping && this.#typed !== letter ? this.#typed + letter : letter;
    this.#typedAt = performance.now();
    const from = this.#typed.length > 1 ? at : at + 1;
    const order = [...this.rows.slice(from), ...this.rows.slice(0, from)];
    this.#go(order.find((row) => row.entry.label.toLowerCase().startsWith(this.#typed)));
  }

  #valueAfter(row: Row, isAdded: boolean): string | string[] | null {
    const { id } = row.entry;
    if (this.choosing === "single") return this.chosen.has(id) && isAdded ? null : id;
    const chosen = new Set(this.chosen);
    if (this.choosing === "checkbox") {
      const isOn = this.checkedOf(row.entry) !== "true";
      for (const leaf of this.#leavesOf(row.entry))
        if (isOn) chosen.add(leaf);
        else chosen.delete(leaf);
    } else if (!isAdded) return [id];
    else if (chosen.has(id)) chosen.delete(id);
    else chosen.add(id);
    return [...chosen];
  }

  #leavesOf(entry: Entry): string[] {
    const children = this.childrenOf(entry);
    return children.length ? children.flatMap((child) => this.#leavesOf(child)) : [entry.id];
  }

  async #load(entry: Entry): Promise<void> {
    this.loading.add(entry.id);
    try {
      const children = ((await this.#node.call("children_of", entry.id)) ?? []) as unknown as Entry[];
      this.#loaded.set(entry.id, children);
      // What was ticked while it was closed is ticked below as well.
      if (this.choosing === "checkbox" && this.chosen.has(entry.id) && children.length) {
        const value = [...this.chosen].filter((id) => id !== entry.id).concat(children.map((child) => child.id));
        this.#node.set({ value });
      }
    } catch (error) {
      this.#folds.set(entry.id, false);
      this.#node.toast("error", error instanceof Error ? error.message : String(error), t("Nothing was loaded"));
    } finally {
      this.loading.delete(entry.id);
    }
  }

  #collect(entries: Entry[], level: number, parent: Row | undefined, rows: Row[]): void {
    entries.forEach((entry, i) => {
      const children = this.childrenOf(entry);
      const isLoaded = this.#loaded.has(entry.id);
      const hasChildren = children.length > 0 || (entry.lazy === true && !isLoaded);
      const isOpen =
        hasChildren && (this.#folds.get(entry.id) ?? (level <= (this.#node.props.open_levels ?? 0) && !entry.lazy));
      const row: Row = { entry, level, place: i + 1, count: entries.length, parent, hasChildren, isOpen };
      rows.push(row);
      if (isOpen) this.#collect(children, level + 1, row, rows);
    });
  }
}
