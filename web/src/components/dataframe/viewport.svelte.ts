/** Which rows and columns are in view, and where they stand. Only those are on the page. */

import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";
import { MediaQuery, SvelteMap } from "svelte/reactivity";

import { evenAxis, unevenAxis } from "./axis";
import { HIGHEST_PX, ScrollMap } from "./scroll";
import type { TableState } from "./table.svelte";
import { hasTicks } from "./ticks";
import type { Place } from "./types";
import { filling, fittingWidths, measureIn, toPixels } from "./widths";

/** Rows and columns that are drawn beyond the edges, so that scrolling shows no gaps. */
const SPARE_ROWS = 6;
const SPARE_COLUMNS = 2;
/** Tables with no more columns have all of them on the page, where a search of the browser finds what they hold. */
const FEW_COLUMNS = 20;
/** On paper nothing scrolls, so all rows are drawn there, up to so many. */
const MOST_PRINTED = 1000;
const NARROWEST = 48;

export class Viewport {
  readonly table: TableState;
  readonly rowHeight: number;
  /** In pixels of all rows, also where the element scrolls within less. */
  scrollTop = $state(0);
  /** Where the element is scrolled to. */
  #drawnTop = $state(0);
  readonly #map = new ScrollMap();
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** From the side where reading begins. */
  scrollLeft = $state(0);
  width = $state(0);
  height = $state(0);
  /** Width of a text in the font of the table. */
  measure: (text: string) => number = $state.raw((text) => text.length * 8);

  #dragged = new SvelteMap<number, number>();
  #heights = new Map<number, number>();
  #heightsVersion = $state(0);

  /** Whether rows are as high as what they hold. */
  isUneven = $derived.by(
    () =>
      this.table.node.props.wrap === true ||
      this.table.kinds.some((kind) => kind === "markdown" || kind === "html" || kind === "image"),
  );
  numbersWidth = $derived.by(() =>
    this.table.node.props.show_row_numbers ? Math.max(44, this.measure(String(this.table.rows.count)) + 24) : 0,
  );
  pinnedCount = $derived.by(() => {
    const count = Math.min(this.table.node.props.pinned_columns ?? 0, this.table.headers.length);
    // What is pinned must leave room for the rest, on phones above all.
    const fits = this.widths.slice(0, count).reduce((sum, width) => sum + width, 0) < this.width * 0.6;
    return fits ? count : 0;
  });
  #fitting = $derived.by(() => {
    const { basis, value } = this.table;
    const from = basis && basis.headers.length === value.headers.length ? basis : value;
    return fittingWidths(value.headers, from.data.slice(0, 50), this.measure, (column) => hasTicks(this.table, column));
  });
  widths = $derived.by(() => {
    const room = this.width - this.numbersWidth;
    const given = (this.table.node.props.column_widths ?? []).map((length) => toPixels(length, room));
    const fixed = this.table.headers.map((_header, i) => this.#dragged.get(i) ?? given[i]);
    const widths = fixed.map((width, i) => width ?? this.#fitting[i] ?? 120);
    return filling(
      widths,
      fixed.map((width) => width === undefined),
      room,
    );
  });
  columns = $derived(unevenAxis(this.widths));
  rows = $derived.by(() => {
    const count = this.table.count;
    if (!this.isUneven) return evenAxis(count, this.rowHeight);
    void this.#heightsVersion;
    return unevenAxis(Float64Array.from({ length: count }, (_, row) => this.#heights.get(row) ?? this.rowHeight));
  });
  /** Height of the element that holds the rows. */
  drawnHeight = $derived(Math.min(this.rows.total, HIGHEST_PX));
  totalWidth = $derived(this.numbersWidth + this.columns.total);
  readonly #print = new MediaQuery("print");
  rowRange = $derived.by(() => {
    if (this.#print.current) return { first: 0, last: Math.min(this.table.count, MOST_PRINTED) - 1 };
    const first = this.rows.indexAt(this.scrollTop) - SPARE_ROWS;
    const last = this.rows.indexAt(this.scrollTop + this.height) + SPARE_ROWS;
    return { first: Math.max(0, first), last: Math.min(this.table.count - 1, last) };
  });
  /** The columns on the page behind the pinned ones: those in view, or all of a few. */
  columnRange = $derived.by(() => {
    const count = this.table.headers.length;
    if (count <= FEW_COLUMNS) return { first: this.pinnedCount, last: count - 1 };
    const first = this.columns.indexAt(this.scrollLeft + this.pinnedWidth) - SPARE_COLUMNS;
    const last = this.columns.indexAt(this.scrollLeft + this.width) + SPARE_COLUMNS;
    return { first: Math.max(this.pinnedCount, first), last: Math.min(count - 1, last) };
  });
  pinnedWidth = $derived(this.columns.offsetOf(this.pinnedCount));

  constructor(table: TableState, rowHeight: number) {
    this.table = table;
    this.rowHeight = rowHeight;
    table.onreveal = (place) => this.reveal(place);
    $effect(() => {
      table.pageRows = Math.max(1, Math.floor(this.height / rowHeight) - 2);
    });
    $effect(() => {
      table.firstRow = this.rowRange.first;
    });
    $effect(() => {
      void table.basis;
      untrack(() => this.#forgetHeights());
    });
  }

  /** The element that scrolls. */
  element: HTMLElement | undefined;

  /** Height of what is in view below the head. */
  get #room(): number {
    return (this.element?.clientHeight ?? this.height) - this.rowHeight;
  }

  /** Follow the element that scrolls. */
  readonly attach = (element: HTMLElement): (() => void) => {
    this.element = element;
    this.measure = measureIn(element);
    const observer = new ResizeObserver(() => {
      this.width = element.clientWidth;
      this.height = element.clientHeight;
    });
    observer.observe(element);
    element.addEventListener("scroll", this.#handleScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", this.#handleScroll);
      clearTimeout(this.#settling);
    };
  };

  readonly #handleScroll = (): void => {
    const element = this.element;
    if (!element) return;
    this.#drawnTop = element.scrollTop;
    this.scrollTop = this.#map.scroll(element.scrollTop, this.rows.total, this.#room);
    this.scrollLeft = Math.abs(element.scrollLeft);
    clearTimeout(this.#settling);
    if (this.rows.total > HIGHEST_PX) this.#settling = setTimeout(this.#settle, 250);
  };

  /** Put the bar right, unless it has moved again and word of that is on its way. */
  readonly #settle = (): void => {
    if (this.element?.scrollTop === this.#drawnTop) this.#scrollTo(this.scrollTop);
  };

  #scrollTo(position: number): void {
    if (!this.element) return;
    const top = this.#map.place(position, this.rows.total, this.#room);
    if (Math.abs(this.element.scrollTop - top) >= 1) this.element.scrollTop = top;
    this.#drawnTop = top;
    this.scrollTop = this.#map.position;
  }

  /** Where a row is drawn in the element that holds the rows. */
  topOf(row: number): number {
    const offset = this.rows.offsetOf(row);
    return this.rows.total <= HIGHEST_PX ? offset : offset - this.scrollTop + this.#drawnTop;
  }

  drawnRows = $derived.by(() => {
    const { first, last } = this.rowRange;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });

  /** Follow the height of a row that is as high as what it holds. */
  readonly measures =
    (row: number): Attachment<HTMLElement> =>
    (element) => {
      if (!this.isUneven) return;
      const observer = new ResizeObserver(() => this.#setHeight(row, element.offsetHeight));
      observer.observe(element);
      return () => observer.disconnect();
    };

  /** The columns that are drawn, from left to right. */
  get drawnColumns(): number[] {
    const columns = Array.from({ length: this.pinnedCount }, (_, i) => i);
    for (let column = this.columnRange.first; column <= this.columnRange.last; column++) columns.push(column);
    return columns;
  }

  /** Where a column that stays in view stands; nothing for others. */
  stickyAt(column: number): number | undefined {
    return column < this.pinnedCount ? this.numbersWidth + this.columns.offsetOf(column) : undefined;
  }

  /** Space before a column, in the place of those that are not drawn. */
  gapBefore(column: number): number {
    if (column !== this.columnRange.first || column < this.pinnedCount) return 0;
    return this.columns.offsetOf(column) - this.pinnedWidth;
  }

  resize(column: number, width: number): void {
    this.#dragged.set(column, Math.max(NARROWEST, width));
  }

  /** Make a column as wide as what it holds. */
  fit(column: number): void {
    this.#dragged.delete(column);
  }

  /** Forget how high rows were, but for those on the page: nobody tells a height that stays what it was. */
  #forgetHeights(): void {
    const { first, last } = this.rowRange;
    for (const row of this.#heights.keys()) if (row < first || row > last) this.#heights.delete(row);
    this.#heightsVersion++;
  }

  #setHeight(row: number, height: number): void {
    if (Math.abs((this.#heights.get(row) ?? this.rowHeight) - height) < 1) return;
    this.#heights.set(row, height);
    this.#heightsVersion++;
  }

  /** Scroll as little as needed to show a place. */
  reveal({ row, column }: Place): void {
    const element = this.element;
    if (!element) return;
    const room = this.#room;
    if (row >= 0) {
      const [top, bottom] = [this.rows.offsetOf(row), this.rows.offsetOf(row + 1)];
      if (top < this.scrollTop) this.#scrollTo(top);
      else if (bottom > this.scrollTop + room) this.#scrollTo(bottom - room);
    }
    if (column < this.pinnedCount) return;
    const [start, end] = [this.columns.offsetOf(column), this.columns.offsetOf(column + 1)];
    const sign = getComputedStyle(element).direction === "rtl" ? -1 : 1;
    const left = Math.abs(element.scrollLeft);
    const width = element.clientWidth - this.numbersWidth;
    if (start - this.pinnedWidth < left) element.scrollLeft = sign * (start - this.pinnedWidth);
    else if (end > left + width) element.scrollLeft = sign * (end - width);
  }
}
