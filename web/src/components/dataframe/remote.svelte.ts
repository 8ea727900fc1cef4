/** A table at the server: rows come in blocks, in the order in which the visitor wants to see them. */

import type { Node } from "../../lib/node.svelte";
import type { FileData, Json } from "../../wire/values";
import type { Cell, ColumnFacts, Edit, Query, TableValue } from "./types";

const BLOCK_ROWS = 50;
/** The rows of so many blocks are kept; those that were fetched first go first. */
const MOST_BLOCKS = 200;
/** In one request. */
const MOST_ROWS = 1_000;

type Texts = (string | null)[][];

export interface Rows {
  keys: number[];
  data: Cell[][];
  display_value?: Texts;
  styling?: Texts;
}

interface Answer extends Rows {
  view: string;
  count: number;
}

interface Spot {
  rows: Rows;
  index: number;
}

export class RemoteTable {
  readonly file: FileData;
  /** Changes when rows have come. */
  version = $state(0);
  /** Rows that are shown. */
  count = $state(0);
  #view: string | undefined;
  #edits: Edit[] = [];
  #query: Query = { sort: [], filters: [], search: "" };
  #generation = 0;
  #blocks = new Map<number, Rows>();
  #spots = new Map<number, Spot>();
  #pending = new Map<number, Promise<void>>();
  readonly #node: Pick<Node, "call">;

  constructor(node: Pick<Node, "call">, value: TableValue & { file: FileData }) {
    this.#node = node;
    this.file = value.file;
    this.count = value.row_count ?? 0;
    this.#edits = value.edits ?? [];
    if (this.#edits.length) return;
    const keys = value.data.map((_row, i) => i);
    this.#keep(0, { keys, data: value.data, ...(value.metadata as object) });
  }

  /** Show other rows, or the same after edits that added or deleted some. Until they come, the old ones stay. */
  async open(edits: Edit[], query: Query, start = 0): Promise<void> {
    const generation = ++this.#generation;
    [this.#edits, this.#query] = [edits, query];
    const first = start - (start % BLOCK_ROWS);
    const answer = (await this.#call(
      "open_view",
      edits as unknown as Json,
      query as unknown as Json,
      first,
      2 * BLOCK_ROWS,
    )) as Answer | null;
    if (!answer || generation !== this.#generation) return;
    this.#blocks.clear();
    this.#spots.clear();
    this.#pending.clear();
    [this.#view, this.count] = [answer.view, answer.count];
    this.#keep(first / BLOCK_ROWS, answer);
  }

  /** Tell what edits there are now that move no row. Rows that are here stay. */
  note(edits: Edit[]): void {
    this.#edits = edits;
  }

  /** Show a row that is added without waiting for the server: whoever adds one writes in it at once, and must not write over another. */
  insert(place: number, key: number, cells: Cell[]): void {
    const first = Math.floor(place / BLOCK_ROWS);
    const moved: Required<Rows> = { keys: [], data: [], display_value: [], styling: [] };
    for (let i = first, block = this.#blocks.get(i); block; block = this.#blocks.get(++i)) {
      const nothing = block.keys.map(() => []);
      moved.keys.push(...block.keys);
      moved.data.push(...block.data);
      moved.display_value.push(...(block.display_value ?? nothing));
      moved.styling.push(...(block.styling ?? nothing));
    }
    const at = place % BLOCK_ROWS;
    moved.keys.splice(at, 0, key);
    moved.data.splice(at, 0, cells);
    moved.display_value.splice(at, 0, []);
    moved.styling.splice(at, 0, []);
    this.count++;
    this.#keep(first, moved);
  }

  keyAt(place: number): number {
    void this.version;
    return this.#blocks.get(Math.floor(place / BLOCK_ROWS))?.keys[place % BLOCK_ROWS] ?? -1;
  }

  /** Return where a row is, or nothing while it has not come. */
  spot(key: number): Spot | undefined {
    void this.version;
    return this.#spots.get(key);
  }

  /** Fetch the rows from `first` to `last` as they are shown, those that are missing. */
  async load(first: number, last: number): Promise<void> {
    const end = Math.floor(Math.min(last, this.count - 1) / BLOCK_ROWS);
    const waiting: Promise<void>[] = [];
    for (let block = Math.floor(first / BLOCK_ROWS); block <= end; block++) {
      if (this.#blocks.has(block)) continue;
      const pending = this.#pending.get(block) ?? this.#fetch(block, Math.min(end, block + MOST_ROWS / BLOCK_ROWS - 1));
      waiting.push(pending);
    }
    await Promise.all(waiting);
  }

  /** Return rows as they are shown, without keeping them. */
  async read(first: number, last: number): Promise<Rows> {
    const all: Rows = { keys: [], data: [] };
    for (let start = first; start <= last; start += MOST_ROWS) {
      const part = await this.#read(start, Math.min(MOST_ROWS, last - start + 1));
      all.keys.push(...part.keys);
      all.data.push(...part.data);
    }
    return all;
  }

  async describe(column: number): Promise<ColumnFacts> {
    return (await this.#call("describe_column", this.#edits as unknown as Json, column)) as unknown as ColumnFacts;
  }

  /** Return the place of a row in the whole table, with the edits. */
  async placeOf(key: number): Promise<number> {
    return (await this.#call("place_of", this.#edits as unknown as Json, key)) as number;
  }

  #fetch(first: number, last: number): Promise<void> {
    const blocks = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const generation = this.#generation;
    const promise = this.#read(first * BLOCK_ROWS, blocks.length * BLOCK_ROWS)
      .then((rows) => {
        if (generation === this.#generation) this.#keep(first, rows);
      })
      .finally(() => {
        for (const block of blocks) if (this.#pending.get(block) === promise) this.#pending.delete(block);
      });
    for (const block of blocks) this.#pending.set(block, promise);
    return promise;
  }

  async #read(start: number, count: number): Promise<Rows> {
    const known = this.#view && ((await this.#call("read_view", this.#view, start, count)) as Answer | null);
    if (known) return known;
    // Never opened, or left for views of others.
    const [edits, query] = [this.#edits as unknown as Json, this.#query as unknown as Json];
    const answer = (await this.#call("open_view", edits, query, start, count)) as unknown as Answer;
    this.#view = answer.view;
    return answer;
  }

  #keep(first: number, rows: Rows): void {
    for (let start = 0; start < rows.keys.length; start += BLOCK_ROWS) {
      const cut = <T>(part: T[]): T[] => part.slice(start, start + BLOCK_ROWS);
      const block: Rows = { keys: cut(rows.keys), data: cut(rows.data) };
      if (rows.display_value) block.display_value = cut(rows.display_value);
      if (rows.styling) block.styling = cut(rows.styling);
      this.#blocks.set(first + start / BLOCK_ROWS, block);
      block.keys.forEach((key, index) => this.#spots.set(key, { rows: block, index }));
    }
    this.#forget();
    this.version++;
  }

  #forget(): void {
    for (const [place, block] of this.#blocks) {
      if (this.#blocks.size <= MOST_BLOCKS) return;
      this.#blocks.delete(place);
      for (const key of block.keys) this.#spots.delete(key);
    }
  }

  #call(name: string, ...args: Json[]): Promise<Json> {
    return this.#node.call(name, this.file as unknown as Json, ...args);
  }
}
