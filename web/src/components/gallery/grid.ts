/** Where the cells of a grid lie, and which of them are in view: only those are built. */

/** From these widths of the window on, in pixels, the next number of columns counts. */
const BREAKPOINTS_PX = [0, 640, 768, 1024, 1280, 1536];
const DEFAULT_COLUMNS = 2;
/** Side of the smallest picture that tells something. */
const LEAST_PX = 72;

export const GAP_PX = 8;

export interface Grid {
  columns: number;
  /** Height of a cell, in pixels: its width, or less where the place is lower, so that a row is seen whole with its captions. */
  cellPx: number;
  /** From one row to the next. */
  stepPx: number;
  rows: number;
  /** All rows with the gaps around them. */
  heightPx: number;
}

/**
 * Return how many columns there are.
 *
 * A list of numbers says it for windows of several widths; one number is for wide places, and gives way where pictures would be too
 * small to be told apart.
 */
export function columnsAt(columns: number | number[] | null | undefined, windowPx: number, widthPx: number): number {
  if (columns == null) return DEFAULT_COLUMNS;
  const most = widthPx ? Math.floor((widthPx - GAP_PX) / (LEAST_PX + GAP_PX)) : Infinity;
  if (typeof columns === "number") return Math.max(1, Math.min(columns, most));
  const place = BREAKPOINTS_PX.filter((px) => px <= windowPx).length - 1;
  return Math.max(1, columns[Math.min(place, columns.length - 1)] ?? DEFAULT_COLUMNS);
}

/**
 * Return in how many columns fewer items than columns share the whole width: in so many that one row of them is not higher than
 * the place, as far as the author has columns for it.
 */
export function fitColumns(asked: number, count: number, widthPx: number, heightPx: number): number {
  let columns = Math.max(1, Math.min(asked, count));
  while (columns < asked && layOut(count, columns, widthPx).heightPx > heightPx) columns += 1;
  return columns;
}

/** Lay out `count` squares in `columns` columns over a width in pixels; in a low place they are no squares. */
export function layOut(count: number, columns: number, widthPx: number, placePx = Infinity): Grid {
  const sidePx = Math.max(0, (widthPx - GAP_PX * (columns + 1)) / columns);
  const cellPx = Math.min(sidePx, Math.max(LEAST_PX, placePx - GAP_PX * 2));
  const rows = Math.ceil(count / columns);
  return { columns, cellPx, stepPx: cellPx + GAP_PX, rows, heightPx: rows * (cellPx + GAP_PX) + GAP_PX };
}

/** Return the range of things in view, `margin` more on either side: first, and behind the last. */
export function inView(
  scrollPx: number,
  viewPx: number,
  stepPx: number,
  count: number,
  margin: number,
): [number, number] {
  if (stepPx <= 0) return [0, Math.min(count, margin)];
  const first = Math.max(0, Math.floor(scrollPx / stepPx) - margin);
  const last = Math.min(count, Math.ceil((scrollPx + viewPx) / stepPx) + margin);
  return [Math.min(first, last), last];
}

/** Return where an arrow key leads from a place; nothing if the key means nothing here. */
export function placeAfter(key: string, place: number, count: number, columns: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: place - 1,
    ArrowRight: place + 1,
    ArrowUp: place - columns,
    ArrowDown: place + columns,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  if (next === undefined) return undefined;
  return next >= 0 && next < count ? next : place;
}
