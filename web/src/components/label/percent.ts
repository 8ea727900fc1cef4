/** Shares as people read them. */

/** Return a share (0 to 1) in per cent: whole, but for what would be rounded to nothing or to all. */
export function percent(share: number): string {
  const value = share * 100;
  const isAtTheEdge = (value > 0 && value < 1) || (value > 99 && value < 100);
  if (!isAtTheEdge) return `${Math.round(value)}%`;
  if (value < 0.1) return "<0.1%";
  return value > 99.9 ? ">99.9%" : `${value.toFixed(1)}%`;
}
