/** A table as the visitor has it before them: what is shown in which order, what is selected, what is being edited. */

import { untrack } from "svelte";

import type { Node } from "../../lib/node.svelte";
import { kindsOf, parseCell, textOf } from "./cells";
import { withCells } from "./edits";
import { orderOf } from "./order";
import { TableFile, TableRows } from "./rows.svelte";
import type { Cell, CellEdit, DataframeProps, Limits, Place, Sort, TableValue } from "./types";

/** Changes that can be taken back. */
const MAX_UNDO = 50;

interface Edit extends Place {
  /** What stands in the field at first. */
  text: string;
}

export class TableState {
  readonly node: Node<DataframeProps>;
  active: Place = $state.raw({ row: 0, column: 0 });
  /** The other corner of the selection. */
  anchor: Place = $state.raw({ row: 0, column: 0 });
  /** Whether the visitor has been in the table: before that, nothing is shown as selected. */
  isVisited = $state(false);
  sort: Sort | null = $state.raw(null);
  search = $state("");
  /** Places in the data of the rows that are shown; `null` for all as they are. */
  order: number[] | null = $state.raw(null);
  editing: Edit | null = $state.raw(null);
  /** Whether rows are being fetched because all are needed. */
  isLoading = $state(false);
  /** What went wrong with fetching. */
  problem: string | null = $state(null);
  /** The last value that came from outside; what columns are fitted to, so that they do not move under one's hands. */
  basis: TableValue | null = $state.raw(null);
  /** Whether Tab goes from cell to cell, because the visitor fills in. */
  isEntering = false;
  /** Rows that fit on the screen. */
  pageRows = 10;
  /** Called to bring a place into view. */
  onreveal: (place: Place) => void = () => {};

  value: TableValue = $derived.by(() => this.#valueOf(this.node.props));
  rows: TableRows = $derived.by(() => new TableRows(this.value, this.#fileOf(this.value)));
  headers = $derived(this.value.headers);
  kinds = $derived.by(() => kindsOf(this.headers, this.node.props.datatype, this.rows.sample));
  /** Rows that are shown. */
  count = $derived(this.order?.length ?? this.rows.count);
  range = $derived({
    top: Math.min(this.active.row, this.anchor.row),
    bottom: Math.max(this.active.row, this.anchor.row),
    left: Math.min(this.active.column, this.anchor.column),
    right: Math.max(this.active.column, this.anchor.column),
  });

  #own: TableValue | null | undefined;
  #undo: (TableValue | null | undefined)[] = [];
  #file: TableFile | undefined;
  #ordered: { sort: Sort | null; search: string } = { sort: null, search: "" };

  constructor(node: Node<DataframeProps>) {
    this.node = node;
    $effect.pre(() => {
      const isOwn = node.props.value === this.#own && node.props.value !== undefined;
      // Both are read in any case, so that either runs this again.
      const { sort, search } = this;
      const isOrdered = this.#ordered.sort === sort && this.#ordered.search === search;
      if (isOwn && isOrdered) return;
      untrack(() => {
        if (!isOwn) this.#takeOver();
        this.#reorder(this.rows, sort, search);
      });
    });
  }

  /** A value came from outside. */
  #takeOver(): void {
    this.basis = this.value;
    this.#undo = [];
    if (this.sort && this.sort.column >= this.headers.length) this.sort = null;
  }

  #valueOf({ value, headers, row_count: rowCount, column_count: columnCount }: DataframeProps): TableValue {
    const names = headers?.length ? headers : Array.from({ length: columnCount ?? 3 }, (_, i) => String(i + 1));
    const given = value ?? { headers: names, data: [] };
    if (given.data.length || given.file || !this.node.isInteractive) return given;
    // An empty table that is to be filled in shows rows to begin in; they are no part of the value until one does.
    return {
      ...given,
      data: Array.from({ length: rowCount ?? 3 }, () => Array<Cell>(given.headers.length).fill(null)),
    };
  }

  #fileOf({ file, offsets }: TableValue): TableFile | undefined {
    if (!file || !offsets) return undefined;
    if (this.#file?.file.path !== file.path) this.#file = new TableFile(file, this.node.fileUrl(file), offsets);
    return this.#file;
  }

  #reorder(rows: TableRows, sort: Sort | null, search: string): void {
    const arrange = (): void => {
      this.#ordered = { sort, search };
      this.order = orderOf(rows.count, (row) => rows.at(row) ?? [], sort, search);
    };
    if ((!sort && !search.trim()) || rows.isComplete) arrange();
    else void this.#loadAll().then(() => rows === this.rows && arrange());
  }

  async #loadAll(): Promise<void> {
    this.isLoading = true;
    await this.load(0, this.rows.count - 1);
    this.isLoading = false;
  }

  /** Fetch rows of a table on file, by their places in the data. */
  async load(first: number, last: number): Promise<void> {
    try {
      await this.rows.load(first, last);
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Return the place in the data of a row that is shown. */
  dataRow(row: number): number {
    return this.order ? (this.order[row] ?? -1) : row;
  }

  cellAt({ row, column }: Place): Cell | undefined {
    return row < 0 ? this.headers[column] : this.rows.at(this.dataRow(row))?.[column];
  }

  isSelected({ row, column }: Place): boolean {
    const { top, bottom, left, right } = this.range;
    return this.isVisited && row >= top && row <= bottom && column >= left && column <= right;
  }

  canEdit(column: number): boolean {
    return this.node.isInteractive && !this.node.props.static_columns?.includes(column);
  }

  /** Whether rows and columns may come and go; a table on file keeps its own. */
  get isFlexible(): boolean {
    return this.node.isInteractive && !this.value.file;
  }

  canHaveRows(count: number): boolean {
    return this.isFlexible && isWithin(count, this.node.props.row_limits);
  }

  canHaveColumns(count: number): boolean {
    return this.isFlexible && isWithin(count, this.node.props.column_limits);
  }

  /** Go to a place, or take the selection there. */
  select(place: Place, isExtending = false): void {
    const row = Math.max(-1, Math.min(place.row, this.count - 1));
    const column = Math.max(0, Math.min(place.column, this.headers.length - 1));
    this.isVisited = true;
    this.active = { row, column };
    if (!isExtending) this.anchor = this.active;
    this.onreveal(this.active);
    if (row >= 0 && !isExtending && this.node.listens("select")) void this.#tellSelection(this.active);
  }

  async #tellSelection({ row, column }: Place): Promise<void> {
    const index = this.dataRow(row);
    if (!this.rows.at(index)) await this.load(index, index);
    this.node.emit("select", {
      index: [index, column],
      value: this.rows.at(index)?.[column] ?? null,
      row_value: this.rows.at(index) ?? [],
      // Of a table on file the page has parts alone.
      col_value: this.value.file ? null : this.value.data.map((cells) => cells[column] ?? null),
    });
  }

  selectAll(): void {
    this.anchor = { row: 0, column: 0 };
    this.active = { row: this.count - 1, column: this.headers.length - 1 };
  }

  /** Begin to edit the active cell: with its value, or with `text` in the place of it. */
  startEditing(text?: string): void {
    const { row, column } = this.active;
    const isOpen = row < 0 ? this.isFlexible && this.canEdit(column) : this.canEdit(column) && this.count > 0;
    if (!isOpen || this.editing) return;
    if (row >= 0 && this.kinds[column] === "bool") return this.toggle(this.active);
    this.anchor = this.active;
    this.isEntering = true;
    this.editing = { row, column, text: text ?? textOf(this.cellAt(this.active)) };
  }

  /** Turn a yes into a no, and back. */
  toggle(place: Place): void {
    if (this.canEdit(place.column))
      this.setCells([[this.dataRow(place.row), place.column, this.cellAt(place) !== true]]);
  }

  stopEditing(): void {
    this.editing = null;
  }

  /** Take over what was typed. */
  finishEditing(text: string, onheader: (column: number, header: string) => void): void {
    const editing = this.editing;
    this.editing = null;
    if (!editing || text === editing.text) return this.#keepTyped(editing, text);
    if (editing.row < 0) onheader(editing.column, text);
    else this.#type(editing, text);
  }

  /** A text that was typed over a cell may be the text with which the field opened. */
  #keepTyped(editing: Edit | null, text: string): void {
    if (editing && editing.row >= 0 && text !== textOf(this.cellAt(editing))) this.#type(editing, text);
  }

  #type({ row, column }: Place, text: string): void {
    this.setCells([[this.dataRow(row), column, parseCell(text, this.kinds[column] ?? "str")]]);
  }

  /** Change cells, given by their places in the data. */
  setCells(changes: CellEdit[]): void {
    const real = changes.filter(([row, column, cell]) => (this.rows.at(row)?.[column] ?? null) !== cell);
    if (!real.length) return;
    const previous = real.map(([row, column]) => this.rows.at(row)?.[column] ?? null);
    this.commit(withCells(this.value, real));
    real.slice(0, 1).forEach(([row, column, cell], i) => {
      this.node.emit("edit", { index: [row, column], value: cell, previous_value: previous[i] ?? null });
    });
  }

  /** Make `value` the value, and `order` the order in which it is shown. */
  commit(value: TableValue, order: number[] | null = this.order): void {
    this.#undo = [...this.#undo, this.node.props.value].slice(-MAX_UNDO);
    this.#own = value;
    this.order = order;
    this.node.set({ value }, "input");
    this.#own = this.node.props.value;
  }

  /** Take back the last change. */
  undo(): void {
    if (!this.#undo.length) return;
    const previous = this.#undo.at(-1);
    const rest = this.#undo.slice(0, -1);
    this.commit(previous ?? { ...this.value, data: [] });
    this.#undo = rest;
    this.#reorder(this.rows, this.sort, this.search);
    this.select(this.active);
  }

  /** Sort by a column: up, down, and as it was. */
  cycleSort(column: number): void {
    if (this.sort?.column !== column) this.sort = { column, isDescending: false };
    else this.sort = this.sort.isDescending ? null : { column, isDescending: true };
  }
}

function isWithin(count: number, limits: Limits | null | undefined): boolean {
  const [fewest, most] = limits ?? [null, null];
  return count >= (fewest ?? 0) && count <= (most ?? Infinity);
}
