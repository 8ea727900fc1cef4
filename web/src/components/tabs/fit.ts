/**
 * Return how many of the tabs fit into the bar, in order, and always with the open one.
 *
 * @param widths Widths of the tabs in pixels.
 * @param room Width of the bar in pixels.
 * @param menu Width of the button that opens the menu of the others.
 * @param open Place of the open tab.
 */
export function fittingTabs(widths: number[], room: number, menu: number, open: number): boolean[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= room) return widths.map(() => true);
  let left = room - menu - (widths[open] ?? 0);
  let isFull = false;
  return widths.map((width, i) => {
    if (i === open) return true;
    isFull ||= width > left;
    left -= isFull ? 0 : width;
    return !isFull;
  });
}
