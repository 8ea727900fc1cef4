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
