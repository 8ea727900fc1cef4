/** Rectangles and affine transforms of the paper, in its pixels. */

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The six numbers of a canvas's transform. */
export type Matrix = readonly [number, number, number, number, number, number];

export const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** Return the common part; of areas that do not meet, one without extent. */
export function common(a: Area, b: Area): Area {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

export function isEmpty(area: Area): boolean {
  return area.width <= 0 || area.height <= 0;
}

/** Return the transform that fits one size into another, in the middle. */
export function fitted(width: number, height: number, intoWidth: number, intoHeight: number): Matrix {
  const scale = Math.min(intoWidth / width, intoHeight / height);
  return [scale, 0, 0, scale, (intoWidth - width * scale) / 2, (intoHeight - height * scale) / 2];
}

/** Which way sides are moved: -1 for left or top, 1 for right or bottom, 0 for neither. */
export interface Sides {
  x: -1 | 0 | 1;
  y: -1 | 0 | 1;
}

/**
 * Return an area whose sides were moved, within a paper of this size; without sides the whole area moves. A ratio (width to height)
 * is kept by growing from the opposite corner, or from the middle of the opposite edge.
 */
export function resized(
  from: Area,
  sides: Sides,
  by: { x: number; y: number },
  most: { width: number; height: number },
  ratio?: number,
): Area {
  const [x, right] = along(from.x, from.width, sides.x, by.x, most.width, sides.y === 0);
  const [y, bottom] = along(from.y, from.height, sides.y, by.y, most.height, sides.x === 0);
  const free = { x, y, width: right - x, height: bottom - y };
  if (!ratio || (!sides.x && !sides.y)) return free;
  const byHeight = free.height * ratio;
  const wanted =
    !sides.y || (sides.x && !by.y) ? free.width : !sides.x || !by.x ? byHeight : Math.max(free.width, byHeight);
  const widest = room(from.x, from.width, sides.x, most.width);
  const width = Math.min(wanted, widest, room(from.y, from.height, sides.y, most.height) * ratio);
  const height = width / ratio;
  return rounded({
    x: anchored(from.x, from.width, sides.x, width),
    y: anchored(from.y, from.height, sides.y, height),
    width,
    height,
  });
}

/** Return the largest area of a ratio in the middle of an area. */
export function inProportion(area: Area, ratio: number): Area {
  const width = Math.min(area.width, area.height * ratio);
  const height = width / ratio;
  return rounded({ x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height });
}

function rounded({ x, y, width, height }: Area): Area {
  const [left, top] = [Math.round(x), Math.round(y)];
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.round(x + width) - left),
    height: Math.max(1, Math.round(y + height) - top),
  };
}

/** Return begin and end along one direction. */
function along(
  begin: number,
  length: number,
  side: number,
  by: number,
  most: number,
  isWhole: boolean,
): [number, number] {
  const end = begin + length;
  const within = (value: number, low: number, high: number): number => Math.round(Math.min(Math.max(value, low), high));
  if (side < 0) return [within(begin + by, 0, end - 1), end];
  if (side > 0) return [begin, within(end + by, begin + 1, most)];
  const moved = isWhole ? within(begin + by, 0, most - length) : begin;
  return [moved, moved + length];
}

/** How long it can get along one direction. */
function room(begin: number, length: number, side: number, most: number): number {
  if (side < 0) return begin + length;
  if (side > 0) return most - begin;
  const middle = begin + length / 2;
  return 2 * Math.min(middle, most - middle);
}

/** Where it begins along one direction, with another length. */
function anchored(begin: number, length: number, side: number, next: number): number {
  if (side > 0) return begin;
  return side < 0 ? begin + length - next : begin + (length - next) / 2;
}

export interface Turned {
  matrix: Matrix;
  width: number;
  height: number;
}

export type Turn = "left" | "right" | "mirror" | "upside-down";

/** Return what turning a paper of this size makes of it. */
export function turned(turn: Turn, width: number, height: number): Turned {
  if (turn === "left") return { matrix: [0, -1, 1, 0, 0, width], width: height, height: width };
  if (turn === "right") return { matrix: [0, 1, -1, 0, height, 0], width: height, height: width };
  if (turn === "mirror") return { matrix: [-1, 0, 0, 1, width, 0], width, height };
  return { matrix: [1, 0, 0, -1, 0, height], width, height };
}
