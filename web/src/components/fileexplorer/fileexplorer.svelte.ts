/** Folders that are read when they are opened, what is chosen in them, and where the keyboard is. */

import { SvelteMap, SvelteSet } from "svelte/reactivity";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { Entry, FileExplorerProps } from "./types";

/** How many entries of a folder are shown at first. */
const PAGE = 300;
/** The name of a folder itself among what it holds. */
const ITSELF = ".";

type Contents = { entries: Entry[] } | { problem: string } | "loading";

/** One line of the list, and those that are folded out below it. */
export interface Row {
  key: string;
  path: string[];
  level: number;
  kind: "file" | "folder" | "itself" | "more" | "loading" | "problem" | "empty";
  text: string;
  isOpen?: boolean;
  inside?: Row[];
}

export type Check = "true" | "false" | "mixed";

export class ExplorerState {
  readonly #node: Node<FileExplorerProps>;
  readonly #contents = new SvelteMap<string, Contents>();
  readonly #open = new SvelteSet<string>();
  readonly #limits = new SvelteMap<string, number>();
  readonly #whole = new SvelteSet<string>();
  readonly #busy = new SvelteSet<string>();
  #focused = $state("");
  #listing: string | undefined;

  /** The lines of the folder itself; those of its folders are inside of them. */
  top: Row[] = $derived.by(() => this.#rowsOf([], 1));
  /** The lines that the keyboard walks through, in their order. */
  rows: Row[] = $derived(flat(this.top).filter((row) => row.kind !== "loading" && row.kind !== "empty"));
  #chosen = $derived.by(() => new Set((this.#node.props.value ?? []).map(keyOf)));

  constructor(node: Node<FileExplorerProps>) {
    this.#node = node;
  }

  get isSingle(): boolean {
    return this.#node.props.file_count === "single";
  }

  get focused(): string {
    return this.rows.some((row) => row.key === this.#focused) ? this.#focused : (this.rows[0]?.key ?? "");
  }

  focus(key: string): void {
    this.#focused = key;
  }

  isBusy(row: Row): boolean {
    return this.#busy.has(row.key);
  }

  /** Read the folder at first, and again when it has become another one; what was chosen in that is gone. */
  follow(): void {
    const { listing } = this.#node.props;
    if (listing === this.#listing) return;
    const isFirst = this.#listing === undefined;
    this.#listing = listing;
    for (const kept of [this.#contents, this.#open, this.#limits, this.#whole]) kept.clear();
    if (!isFirst && this.#chosen.size && this.#node.isInteractive) this.#node.set({ value: [] });
    void this.#read([]);
    for (const path of this.#node.props.value ?? []) {
      for (let i = 1; i < path.length; i++) this.open(path.slice(0, i));
    }
  }

  open(path: string[]): void {
    const key = keyOf(path);
    if (this.#open.has(key)) return;
    this.#open.add(key);
    if (!this.#contents.has(key) || this.#problemOf(key)) void this.#read(path);
  }

  toggle(row: Row): void {
    if (row.isOpen) this.#open.delete(row.key);
    else this.open(row.path);
  }

  /** How far a line is chosen. */
  checkOf(row: Row): Check {
    if (row.kind !== "folder") return this.#chosen.has(keyOf(row.path)) ? "true" : "false";
    if (this.#isWhole(row.path)) return "true";
    const inside = `${row.key}/`;
    return [...this.#chosen].some((key) => key.startsWith(inside)) ? "mixed" : "false";
  }

  hasCheck(row: Row): boolean {
    if (row.kind === "folder") return !this.isSingle;
    return row.kind === "file" || row.kind === "itself";
  }

  /** Choose a line, or take it back. */
  async choose(row: Row): Promise<void> {
    if (this.#node.listens("select")) this.#tellSelect(row);
    if (!this.#node.isInteractive || !this.hasCheck(row)) return;
    if (row.kind === "folder") await this.#chooseFolder(row);
    else this.#chooseFile(row.path);
  }

  /** What a press on a line does. */
  activate(row: Row): void {
    if (row.kind === "more") this.#showMore(row);
    else if (row.kind === "problem") void this.#read(row.path);
    else if (row.kind === "folder") this.toggle(row);
    else void this.choose(row);
  }

  /** Do what a key means, and return the line that gets the focus; nothing if it means nothing. Space and Enter are the control's own. */
  press(key: string, row: Row): string | undefined {
    const i = this.rows.indexOf(row);
    const at = (index: number): string => this.rows[Math.max(0, Math.min(index, this.rows.length - 1))]?.key ?? row.key;
    const moves: Record<string, () => string> = {
      ArrowDown: () => at(i + 1),
      ArrowUp: () => at(i - 1),
      Home: () => at(0),
      End: () => at(this.rows.length - 1),
      ArrowRight: () => this.#unfold(row, at(i + 1)),
      ArrowLeft: () => this.#fold(row),
    };
    return moves[key]?.() ?? this.#typed(key, i);
  }

  #typed(key: string, from: number): string | undefined {
    if (key.length !== 1 || key === " ") return undefined;
    const after = [...this.rows.slice(from + 1), ...this.rows.slice(0, from + 1)];
    return after.find((row) => row.text.toLowerCase().startsWith(key.toLowerCase()))?.key;
  }

  #unfold(row: Row, next: string): string {
    if (row.kind !== "folder") return row.key;
    if (row.isOpen) return next;
    this.toggle(row);
    return row.key;
  }

  #fold(row: Row): string {
    if (row.kind === "folder" && row.isOpen) {
      this.toggle(row);
      return row.key;
    }
    const parent = row.path.slice(0, -1);
    return parent.length ? keyOf(parent) : row.key;
  }

  #chooseFile(path: string[]): void {
    const key = keyOf(path);
    const isChosen = this.#chosen.has(key);
    const others = this.isSingle ? [] : (this.#node.props.value ?? []).filter((one) => keyOf(one) !== key);
    if (isChosen) for (let i = 1; i < path.length; i++) this.#whole.delete(keyOf(path.slice(0, i)));
    this.#node.set({ value: isChosen ? others : [...others, path] }, "input");
  }

  async #chooseFolder(row: Row): Promise<void> {
    const inside = `${row.key}/`;
    const others = (this.#node.props.value ?? []).filter((path) => !keyOf(path).startsWith(inside));
    if (this.#isWhole(row.path)) {
      for (const key of this.#whole)
        if (`${key}/`.startsWith(inside) || inside.startsWith(`${key}/`)) this.#whole.delete(key);
      this.#node.set({ value: others }, "input");
      return;
    }
    if (this.#busy.has(row.key)) return;
    this.#busy.add(row.key);
    const work = this.#node.call("walk", row.path).then((answer) => {
      const { paths, is_whole: isWhole } = answer as unknown as { paths: string[][]; is_whole: boolean };
      const present = new Set(paths.map(keyOf));
      const kept = (this.#node.props.value ?? []).filter((path) => !present.has(keyOf(path)));
      if (isWhole) this.#whole.add(row.key);
      else
        this.#node.toast(
          "warning",
          t("The folder holds more files than can be chosen at once. The first {count} are.", { count: paths.length }),
        );
      this.#node.set({ value: [...kept, ...paths] }, "input");
    });
    this.#node.hold(work);
    await work
      .catch((error: Error) => this.#node.toast("error", error.message))
      .finally(() => this.#busy.delete(row.key));
  }

  #isWhole(path: string[]): boolean {
    for (let i = 1; i <= path.length; i++) if (this.#whole.has(keyOf(path.slice(0, i)))) return true;
    const entries = this.#entriesOf(path);
    if (!entries?.length) return false;
    return entries.every(({ name, type }) =>
      type === "file" ? this.#chosen.has(keyOf([...path, name])) : this.#isWhole([...path, name]),
    );
  }

  #tellSelect(row: Row): void {
    const index = row.path.map((name, i) => this.#placeOf(row.path.slice(0, i), name));
    this.#node.emit("select", { index, value: row.path.join("/"), selected: true });
  }

  #placeOf(folder: string[], name: string): number {
    return this.#entriesOf(folder)?.findIndex((entry) => entry.name === name) ?? -1;
  }

  /** What a folder that has been read holds. The folder around it may be read after it. */
  #entriesOf(path: string[]): Entry[] | undefined {
    const contents = this.#contents.get(keyOf(path));
    if (!contents || contents === "loading" || "problem" in contents) return undefined;
    return withItself(path, contents.entries, this.#isValid(path));
  }

  #showMore(row: Row): void {
    const key = keyOf(row.path.slice(0, -1));
    this.#limits.set(key, (this.#limits.get(key) ?? PAGE) * 10);
  }

  #problemOf(key: string): string | undefined {
    const contents = this.#contents.get(key);
    return contents && contents !== "loading" && "problem" in contents ? contents.problem : undefined;
  }

  async #read(path: string[]): Promise<void> {
    const [key, listing] = [keyOf(path), this.#listing];
    this.#contents.set(key, "loading");
    try {
      const entries = (await this.#node.call("ls", path)) as unknown as Entry[];
      if (listing !== this.#listing) return;
      this.#contents.set(key, { entries });
      for (const { name, type } of entries) {
        const inside = [...path, name];
        if (type === "folder" && this.#chosen.has(keyOf(inside))) this.open(inside);
      }
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (listing === this.#listing) this.#contents.set(key, { problem });
    }
  }

  #isValid(path: string[]): boolean {
    const contents = this.#contents.get(keyOf(path.slice(0, -1)));
    if (!path.length || !contents || contents === "loading" || "problem" in contents) return false;
    return contents.entries.some((entry) => entry.name === path.at(-1) && entry.valid);
  }

  #rowsOf(path: string[], level: number): Row[] {
    const contents = this.#contents.get(keyOf(path));
    const note = (kind: Row["kind"], text: string): Row[] => [
      { key: keyOf([...path, `/${kind}`]), path: kind === "problem" ? path : [...path, ""], level, kind, text },
    ];
    if (!contents || contents === "loading") return note("loading", t("Reading the folder"));
    if ("problem" in contents) return note("problem", contents.problem);
    const entries = this.#entriesOf(path);
    if (!entries?.length) return note("empty", t("Nothing here"));
    const limit = this.#limits.get(keyOf(path)) ?? PAGE;
    const rows = entries.slice(0, limit).flatMap((entry) => this.#rowsOfEntry(entry, [...path, entry.name], level));
    const hidden = entries.length - limit;
    return hidden > 0 ? [...rows, ...note("more", t("{count} more", { count: hidden }))] : rows;
  }

  #rowsOfEntry(entry: Entry, path: string[], level: number): Row[] {
    const key = keyOf(path);
    if (entry.type === "file") {
      const isItself = entry.name === ITSELF;
      return [{ key, path, level, kind: isItself ? "itself" : "file", text: isItself ? t("This folder") : entry.name }];
    }
    const isOpen = this.#open.has(key);
    const inside = isOpen ? this.#rowsOf(path, level + 1) : undefined;
    return [{ key, path, level, kind: "folder", text: entry.name, isOpen, inside }];
  }
}

function flat(rows: Row[]): Row[] {
  return rows.flatMap((row) => [row, ...flat(row.inside ?? [])]);
}

/** Names hold no slashes. */
function keyOf(path: string[]): string {
  return path.join("/");
}

function withItself(path: string[], entries: Entry[], isValid: boolean): Entry[] {
  return path.length && isValid ? [{ name: ITSELF, type: "file", valid: true }, ...entries] : entries;
}
