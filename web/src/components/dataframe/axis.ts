/** Positions along one direction of the table: where a row or column begins, and which one is at a position. In pixels. */

export interface Axis {
  readonly count: number;
  readonly total: number;
  offsetOf(index: number): number;
  /** The row or column at a position; the nearest outside of the table. */
  indexAt(position: number): number;
}

/** All of one size. */
export function evenAxis(count: number, size: number): Axis {
  return {
    count,
    total: count * size,
    offsetOf: (index) => index * size,
    indexAt: (position) => clamp(Math.floor(position / size), count),
  };
}

/** Each of its own size. Cost: linear once, then logarithmic. */
export function unevenAxis(sizes: ArrayLike<number>): Axis {
  const count = sizes.length;
  const ends = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) ends[i + 1] = (ends[i] ?? 0) + (sizes[i] ?? 0);
  const offsetOf = (index: number): number => ends[Math.max(0, Math.min(index, count))] ?? 0;
  return {
    count,
    total: offsetOf(count),
    offsetOf,
    indexAt(position) {
      let [low, high] = [0, count];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (offsetOf(middle + 1) <= position) low = middle + 1;
        else high = middle;
      }
      return clamp(low, count);
    },
  };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
