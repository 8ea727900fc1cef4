/** Which pages have a button of their own: the first, the last, and those around the present one. `null` stands for a gap. */
export function pageButtons(count: number, current: number): (number | null)[] {
  const near = new Set([0, count - 1, current - 1, current, current + 1]);
  // A gap of one page would take as much room as the page.
  if (current === 3) near.add(1);
  if (current === count - 4) near.add(count - 2);
  const shown = [...near].filter((page) => page >= 0 && page < count).sort((a, b) => a - b);
  return shown.flatMap((page, i) => (i > 0 && page - (shown[i - 1] ?? 0) > 1 ? [null, page] : [page]));
}
