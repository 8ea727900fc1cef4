/** A table as the visitor has it before them: what is shown in which order, what is selected, what is being edited. */

import { untrack } from "svelte";

import type { Node } from "../../lib/node.svelte";
import { type Block, covers, withoutCell } from "./blocks";
import { kindsOf, parseCell, textOf } from "./cells";
import { withCells, withDrafts, withoutDrafts } from "./edits";
import { factsOf, isOpen } from "./filters";
import { History } from "./history";
import { orderOf } from "./order";
import { RemoteTable } from "./remote.svelte";
import { TableRows } from "./rows.svelte";
import type {
  Cell,
  CellEdit,
  ColumnFacts,
  DataframeProps,
  Filter,
  Limits,
  Place,
  Query,
  Sort,
  TableValue,
} from "./types";

/** Changes that can be taken back. */
const MAX_UNDO = 50;

/** Rows that an empty table shows. */
const DRAFTS = 3;

interface Typing extends Place {
  /** What stands in the field at first. */
  text: string;
}

export class TableState {
  readonly node: Node<DataframeProps>;
  active: Place = $state.raw({ row: 0, column: 0 });
  /** The other corner of the block in which one is. */
  anchor: Place = $state.raw({ row: 0, column: 0 });
  /** Blocks that are selected besides it. */
  others: Block[] = $state.raw([]);
  /** Whether the visitor has been in the table: before that, nothing is shown as selected. */
  isVisited = $state(false);
  /** The column that counts most is the first. */
  sort: Sort[] = $state.raw([]);
  filters: Filter[] = $state.raw([]);
  search = $state("");
  query: Query = $derived({ sort: this.sort, filters: this.filters, search: this.search });
  /** Places in the data of the rows that are shown; `null` for all as they are, and for tables at the server. */
  order: number[] | null = $state.raw(null);
  editing: Typing | null = $state.raw(null);
  /** Whether the server is looking for rows. */
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
  remote: RemoteTable | undefined = $derived.by(() => this.#remoteOf(this.value));
  rows: TableRows = $derived.by(() => new TableRows(this.value, this.remote));
  headers = $derived(this.value.headers);
  kinds = $derived.by(() => kindsOf(this.headers, this.node.props.datatype, this.rows.sample));
  /** Rows that are shown. */
  count = $derived(this.remote?.count ?? this.order?.length ?? this.rows.count);
  range = $derived({
    top: Math.min(this.active.row, this.anchor.row),
    bottom: Math.max(this.active.row, this.anchor.row),
    left: Math.min(this.active.column, this.anchor.column),
    right: Math.max(this.active.column, this.anchor.column),
  });
  /** All that is selected; the block in which one is comes last. */
  blocks: Block[] = $derived([...this.others, this.range]);

  #own: TableValue | null | undefined;
  /** Whether the last value from outside was empty. */
  #beganEmpty = false;
  readonly #history = new History<TableValue | null | undefined>(MAX_UNDO);
  #remote: RemoteTable | undefined;
  #ordered: Query | undefined;

  constructor(node: Node<DataframeProps>) {
    this.node = node;
    $effect.pre(() => {
      const isOwn = node.props.value === this.#own && node.props.value !== undefined;
      // Both are read in any case, so that either runs this again.
      const query = this.query;
      if (isOwn && this.#ordered === query) return;
      untrack(() => {
        if (!isOwn) this.#takeOver();
        this.#reorder();
      });
    });
  }

  /** A value came from outside. */
  #takeOver(): void {
    const given = this.node.props.value;
    this.#beganEmpty = !given?.data.length && !given?.file;
    this.basis = this.value;
    this.#history.clear();
    const isThere = ({ column }: { column: number }): boolean => column < this.headers.length;
    if (!this.sort.every(isThere)) this.sort = this.sort.filter(isThere);
    if (!this.filters.every(isThere)) this.filters = this.filters.filter(isThere);
  }

  #valueOf({ value, headers, row_count: rowCount, column_count: columnCount }: DataframeProps): TableValue {
    const names = headers?.length ? headers : Array.from({ length: columnCount ?? 3 }, (_, i) => String(i + 1));
    const given = value ?? { headers: names, data: [] };
    const beganEmpty = value && value === this.#own ? this.#beganEmpty : !given.data.length && !given.file;
    // An empty table that is to be filled in shows rows to begin in; they are no part of the value until one does.
    return beganEmpty && this.node.isInteractive ? withDrafts(given, rowCount ?? DRAFTS) : given;
  }

  #remoteOf(value: TableValue): RemoteTable | undefined {
    const { file } = value;
    if (!file) return undefined;
    // A table keeps its rows while its edits change.
    if (this.#remote?.file.path !== file.path)
      this.#remote = untrack(() => new RemoteTable(this.node, { ...value, file }));
    return this.#remote;
  }

  #reorder(): void {
    const query = (this.#ordered = this.query);
    const isPlain = !query.sort.length && !query.filters.length && !query.search.trim();
    if (!this.remote) this.order = orderOf(this.rows.count, (row) => this.rows.at(row) ?? [], query);
    else if (!isPlain || this.isQueried || this.rows.isMoved) this.#ask();
    this.isQueried = !isPlain;
  }

  /** Whether not all rows are shown, or not as they are. */
  isQueried = $state(false);

  /** Done when the rows that are shown are those that were asked for last. */
  #asking: Promise<void> = Promise.resolve();

  /** Let the server find the rows that are to be shown. */
  #ask(): void {
    this.isLoading = true;
    const query = this.query;
    const work = this.#try(async () => this.remote?.open(this.value.edits ?? [], query, Math.max(0, this.firstRow)));
    const asking = (this.#asking = work.then(() => {
      if (asking === this.#asking) this.isLoading = false;
    }));
  }

  /** The first row in view. */
  firstRow = 0;

  /** Fetch rows of a table at the server, by their places as they are shown. */
  async load(first: number, last: number): Promise<void> {
    await this.#try(async () => this.remote?.load(first, last));
  }

  async #try(work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** What a filter of a column can offer. */
  async facts(column: number): Promise<ColumnFacts> {
    if (this.remote) return this.remote.describe(column);
    return factsOf(this.value.data.map((cells) => cells[column] ?? null));
  }

  /** Filter a column, in the place of the filter that it had; `null` takes that away. */
  filter(column: number, filter: Filter | null): void {
    const others = this.filters.filter((one) => one.column !== column);
    this.filters = filter && !isOpen(filter) ? [...others, filter] : others;
  }

  /** Return the key of a row that is shown: its place in the data. -1 while a row has not come from the server. */
  dataRow(row: number): number {
    if (this.remote) return this.remote.keyAt(row);
    return this.order ? (this.order[row] ?? -1) : row;
  }

  cellAt({ row, column }: Place): Cell | undefined {
    return row < 0 ? this.headers[column] : this.rows.at(this.dataRow(row))?.[column];
  }

  isSelected(place: Place): boolean {
    return this.isVisited && this.blocks.some((block) => covers(block, place));
  }

  canEdit(column: number): boolean {
    return this.node.isInteractive && !this.node.props.static_columns?.includes(column);
  }

  /** Whether columns may come and go; a table at the server keeps its own. */
  get isFlexible(): boolean {
    return this.node.isInteractive && !this.remote;
  }

  canHaveRows(count: number): boolean {
    // Among rows that the server has sorted or filtered, a new one has no place.
    const hasPlace = !this.remote || !this.isQueried || count < this.rows.count;
    return this.node.isInteractive && hasPlace && isWithin(count, this.node.props.row_limits);
  }

  canHaveColumns(count: number): boolean {
    return this.isFlexible && isWithin(count, this.node.props.column_limits);
  }

  /** Go to a place. */
  select(place: Place): void {
    this.#goTo(place);
    this.selectBlock(this.active, this.active);
    this.tellSelection(this.active);
  }

  /** Take the block in which one is to a place. */
  extend(place: Place): void {
    this.#goTo(place);
  }

  /** Select a cell besides what is selected; one that is, no longer, unless it is the last. */
  pick(place: Place): void {
    if (!this.isSelected(place)) {
      this.others = this.isVisited ? this.blocks : [];
      this.#goTo(place);
      this.anchor = this.active;
    } else {
      const rest = withoutCell(this.blocks, place);
      const last = rest.pop();
      if (last) this.selectBlock({ row: last.top, column: last.left }, { row: last.bottom, column: last.right });
      if (last) this.others = rest;
    }
    this.tellSelection(place);
  }

  #goTo({ row, column }: Place): void {
    this.isVisited = true;
    this.active = {
      row: Math.max(-1, Math.min(row, this.count - 1)),
      column: Math.max(0, Math.min(column, this.headers.length - 1)),
    };
    this.onreveal(this.active);
  }

  /** Select a block, from one corner to that in which one is. */
  selectBlock(anchor: Place, active: Place): void {
    [this.anchor, this.active, this.others] = [anchor, active, []];
  }

  /** Tell listeners of a cell that was chosen. */
  tellSelection(place: Place): void {
    if (place.row >= 0 && this.node.listens("select")) void this.#tellSelection(place);
  }

  async #tellSelection({ row, column }: Place): Promise<void> {
    await this.#asking;
    await this.load(row, row);
    const key = this.dataRow(row);
    const cells = this.rows.at(key);
    this.node.emit("select", {
      index: [await this.#placeOf(key), column],
      value: cells?.[column] ?? null,
      row_value: cells ?? [],
      // Of a table at the server the page has parts alone.
      col_value: this.remote ? null : this.value.data.map((line) => line[column] ?? null),
    });
  }

  /** Return the place of a row in the table that functions get. */
  async #placeOf(key: number): Promise<number> {
    if (!this.remote || !this.rows.isMoved) return key;
    // A row that an edit on its way has deleted has no place.
    return this.remote.placeOf(key).catch(() => key);
  }

  selectAll(): void {
    this.selectBlock({ row: 0, column: 0 }, { row: this.count - 1, column: this.headers.length - 1 });
  }

  /** Begin to edit the active cell: with its value, or with `text` in the place of it. */
  startEditing(text?: string): void {
    const { row, column } = this.active;
    // A row that has not come from the server has no key by which it could be edited.
    const isOpen = this.canEdit(column) && (row < 0 ? this.isFlexible : this.count > 0 && this.dataRow(row) >= 0);
    if (!isOpen || this.editing) return;
    if (row >= 0 && this.kinds[column] === "bool") return this.toggle(this.active);
    this.selectBlock(this.active, this.active);
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
  #keepTyped(editing: Typing | null, text: string): void {
    if (editing && editing.row >= 0 && text !== textOf(this.cellAt(editing))) this.#type(editing, text);
  }

  #type({ row, column }: Place, text: string): void {
    this.setCells([[this.dataRow(row), column, parseCell(text, this.kinds[column] ?? "str")]]);
  }

  /** Change cells, given by their places in the data: in the table as it is, or with rows more that are to hold them. */
  setCells(changes: CellEdit[], value = this.value, order = this.order): void {
    const real = changes.filter(([row, column, cell]) => (this.rows.at(row)?.[column] ?? null) !== cell);
    if (!real.length) return;
    const [row, column, cell] = real[0] as CellEdit;
    const previous = this.rows.at(row)?.[column] ?? null;
    this.commit(withCells(value, real), order);
    void this.#placeOf(row).then((place) =>
      this.node.emit("edit", { index: [place, column], value: cell, previous_value: previous }),
    );
  }

  /** Make `value` the value, and `order` the order in which it is shown. */
  commit(shown: TableValue, order: number[] | null = this.order): void {
    this.#history.note(this.node.props.value);
    this.#put(shown, order);
  }

  #put(shown: TableValue, order: number[] | null): void {
    const value = this.#beganEmpty ? withoutDrafts(shown, this.node.props.row_count ?? DRAFTS) : shown;
    this.#own = value;
    this.order = order;
    const wasMoved = this.rows.count;
    this.node.set({ value }, "input");
    this.#own = this.node.props.value;
    this.remote?.note(value.edits ?? []);
    if (this.remote && this.rows.count !== wasMoved) this.#ask();
  }

  /** Take back the last change. */
  undo(): void {
    this.#travel(this.#history.back(this.node.props.value));
  }

  /** Make the change again that was last taken back. */
  redo(): void {
    this.#travel(this.#history.forth(this.node.props.value));
  }

  #travel(found: [TableValue | null | undefined] | undefined): void {
    if (!found) return;
    this.#put(found[0] ?? { ...this.value, data: [] }, this.order);
    if (this.remote) this.#ask();
    else this.#reorder();
    this.select(this.active);
  }

  /** Sort by a column: up, down, and as it was. `isAdding` keeps the columns that count more. */
  cycleSort(column: number, isAdding = false): void {
    const current = this.sort.find((one) => one.column === column);
    const next: Sort[] = current?.is_descending ? [] : [{ column, is_descending: current !== undefined }];
    this.sortBy(column, next[0] ?? null, isAdding);
  }

  /** Sort by a column; `null` for no longer. */
  sortBy(column: number, sort: Sort | null, isAdding: boolean): void {
    const kept = isAdding || !sort ? this.sort : this.sort.filter((one) => one.column === column);
    const place = kept.findIndex((one) => one.column === column);
    const added = sort ? [sort] : [];
    this.sort = place < 0 ? [...kept, ...added] : kept.toSpliced(place, 1, ...added);
  }
}

function isWithin(count: number, limits: Limits | null | undefined): boolean {
  const [fewest, most] = limits ?? [null, null];
  return count >= (fewest ?? 0) && count <= (most ?? Infinity);
}
