/** The rows of a table by their keys, wherever they are: in the value, or at the server. */

import type { RemoteTable } from "./remote.svelte";
import type { Cell, Edit, Metadata, TableValue } from "./types";

export class TableRows {
  /** Of the whole table, with the edits. */
  readonly count: number;
  /** The key of the next row that is added. */
  readonly nextKey: number;
  /** Whether rows came or went, so that their keys are not their places. */
  readonly isMoved: boolean = false;
  readonly #value: TableValue;
  readonly #remote: RemoteTable | undefined;
  readonly #changed = new Map<number, Map<number, Cell>>();

  constructor(value: TableValue, remote?: RemoteTable) {
    this.#value = value;
    this.#remote = remote;
    const base = remote ? (value.row_count ?? 0) : value.data.length;
    let [count, added] = [base, 0];
    for (const edit of value.edits ?? []) {
      if (edit.op === "set" || edit.op === "paste") {
        this.#note(edit);
        continue;
      }
      this.isMoved = true;
      if (edit.op === "keep") count = edit.count;
      else if (edit.op === "delete") count -= edit.rows.length;
      else [count, added] = [count + edit.rows.length, added + edit.rows.length];
    }
    this.count = count;
    this.nextKey = base + added;
  }

  #note(edit: Edit & { op: "set" | "paste" }): void {
    const lines =
      edit.op === "set"
        ? [{ key: edit.row, cells: [edit.value] }]
        : edit.rows.map((key, i) => ({ key, cells: edit.cells[i] ?? [] }));
    for (const { key, cells } of lines) {
      const changed = this.#changed.get(key) ?? new Map<number, Cell>();
      cells.forEach((cell, i) => changed.set(edit.column + i, cell));
      this.#changed.set(key, changed);
    }
  }

  /** The first rows, which are there in any case. */
  get sample(): Cell[][] {
    return this.#value.data.slice(0, 50);
  }

  /** Return a row, or nothing while it has not come. */
  at(key: number): Cell[] | undefined {
    const spot = this.#remote?.spot(key);
    return this.withEdits(key, this.#remote ? spot?.rows.data[spot.index] : this.#value.data[key]);
  }

  /** Return the cells of a row, as the server sent them, with what was changed since. */
  withEdits(key: number, cells: Cell[] | undefined): Cell[] | undefined {
    const changed = this.#changed.get(key);
    return cells && changed
      ? cells.map((cell, column) => (changed.has(column) ? (changed.get(column) ?? null) : cell))
      : cells;
  }

  /** Return what is shown in place of a value, or nothing. */
  textAt(key: number, column: number): string | null | undefined {
    return this.#changed.get(key)?.has(column) ? undefined : this.#metadataAt(key, "display_value")?.[column];
  }

  /** Return the CSS declarations of a cell, or nothing. */
  styleAt(key: number, column: number): string | null | undefined {
    return this.#metadataAt(key, "styling")?.[column];
  }

  #metadataAt(key: number, name: keyof Metadata): (string | null)[] | undefined {
    if (!this.#remote) return this.#value.metadata?.[name]?.[key];
    const spot = this.#remote.spot(key);
    return spot?.rows[name]?.[spot.index];
  }
}
