/** The rows of a table, wherever they are: in the value, or on file at the server, from where they come in blocks. */

import type { FileData } from "../../wire/values";
import type { Cell, Metadata, TableValue } from "./types";

interface Block {
  data: Cell[][];
  display_value?: (string | null)[][];
  styling?: (string | null)[][];
}

/** Blocks of one file, kept while its table is shown. */
export class TableFile {
  readonly file: FileData;
  readonly blocks: (Block | undefined)[] = [];
  /** Changes when blocks have come. */
  version = $state(0);
  readonly #url: string;
  readonly #offsets: number[];
  readonly #pending = new Map<number, Promise<void>>();

  constructor(file: FileData, url: string, offsets: number[]) {
    this.file = file;
    this.#url = url;
    this.#offsets = offsets;
  }

  get blockCount(): number {
    return this.#offsets.length - 1;
  }

  /** Fetch the blocks from `first` to `last` that are missing, in one request for each stretch of them. */
  async load(first: number, last: number): Promise<void> {
    const waiting: Promise<void>[] = [];
    let start = first;
    for (let block = first; block <= last + 1; block++) {
      const isMissing = block <= last && !this.blocks[block] && !this.#pending.has(block);
      if (isMissing) continue;
      if (block > start) waiting.push(this.#fetch(start, block));
      const pending = this.#pending.get(block);
      if (pending && block <= last) waiting.push(pending);
      start = block + 1;
    }
    await Promise.all(waiting);
  }

  /** Fetch the blocks from `first` up to, but without, `end`. */
  #fetch(first: number, end: number): Promise<void> {
    const promise = this.#read(first, end).finally(() => {
      for (let block = first; block < end; block++) this.#pending.delete(block);
    });
    for (let block = first; block < end; block++) this.#pending.set(block, promise);
    return promise;
  }

  async #read(first: number, end: number): Promise<void> {
    const [from, to] = [this.#offsets[first] ?? 0, this.#offsets[end] ?? 0];
    const response = await fetch(this.#url, { headers: { Range: `bytes=${from}-${to - 1}` } });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    // A server, or one between, that knows no ranges sends the whole file.
    const base = response.status === 206 ? from : 0;
    const decoder = new TextDecoder();
    for (let block = first; block < end; block++) {
      const part = bytes.subarray((this.#offsets[block] ?? 0) - base, (this.#offsets[block + 1] ?? 0) - base);
      this.blocks[block] = JSON.parse(decoder.decode(part)) as Block;
    }
    this.version++;
  }
}

export class TableRows {
  readonly count: number;
  readonly #value: TableValue;
  readonly #file: TableFile | undefined;
  readonly #edits: Map<number, Map<number, Cell>>;

  constructor(value: TableValue, file?: TableFile) {
    this.#value = value;
    this.#file = file;
    this.count = file ? (value.row_count ?? 0) : value.data.length;
    this.#edits = new Map();
    for (const [row, column, cell] of value.edits ?? []) {
      const edits = this.#edits.get(row) ?? new Map<number, Cell>();
      this.#edits.set(row, edits.set(column, cell));
    }
  }

  /** The first rows, which are there in any case. */
  get sample(): Cell[][] {
    return this.#value.data.slice(0, 50);
  }

  /** Return a row, or nothing while it has not come. */
  at(row: number): Cell[] | undefined {
    const cells = this.#value.data[row] ?? this.#part(row, "data");
    const edits = this.#edits.get(row);
    return cells && edits
      ? cells.map((cell, column) => (edits.has(column) ? (edits.get(column) ?? null) : cell))
      : cells;
  }

  /** Return what is shown in place of a value, or nothing. */
  textAt(row: number, column: number): string | null | undefined {
    if (this.#edits.get(row)?.has(column)) return undefined;
    return this.#metadataAt(row, "display_value")?.[column];
  }

  /** Return the CSS declarations of a cell, or nothing. */
  styleAt(row: number, column: number): string | null | undefined {
    return this.#metadataAt(row, "styling")?.[column];
  }

  /** Whether every row is there. */
  get isComplete(): boolean {
    if (!this.#file) return true;
    void this.#file.version;
    for (let block = 0; block < this.#file.blockCount; block++) if (!this.#file.blocks[block]) return false;
    return true;
  }

  /** Fetch the rows from `first` to `last` that are missing. */
  async load(first = 0, last = this.count - 1): Promise<void> {
    if (!this.#file || last < first) return;
    const size = this.#value.block_rows ?? 1;
    if (last < this.#value.data.length) return;
    await this.#file.load(Math.floor(first / size), Math.floor(last / size));
  }

  #metadataAt(row: number, name: keyof Metadata): (string | null)[] | undefined {
    return this.#value.metadata?.[name]?.[row] ?? this.#part(row, name);
  }

  #part<Name extends keyof Block>(row: number, name: Name): NonNullable<Block[Name]>[number] | undefined {
    if (!this.#file) return undefined;
    void this.#file.version;
    const size = this.#value.block_rows ?? 1;
    return this.#file.blocks[Math.floor(row / size)]?.[name]?.[row % size] as NonNullable<Block[Name]>[number];
  }
}
