/** A step of a drawing: what was done, and the sheet before and after. Strokes stay lines, so a long history stays small. */

import type { Matrix } from "./area";
import type { Stroke } from "./ink";
import { BACKGROUND, pixelsOf, type Sheet } from "./sheet";

/** A picture that can be drawn again at any time. */
export type Source = HTMLImageElement | HTMLCanvasElement | ImageBitmap;

export type Change =
  | { kind: "stroke"; layer: number; stroke: Stroke }
  /** Everything is turned, cut or enlarged. */
  | { kind: "transform"; matrix: Matrix }
  /** Another picture lies below the layers, drawn by this transform. */
  | { kind: "picture"; image: Source; matrix: Matrix }
  | { kind: "clear" }
  /** Layers were added, moved, named, hidden or removed. */
  | { kind: "arrange" };

export interface Step {
  readonly change: Change;
  readonly before: Sheet;
  readonly after: Sheet;
}

/** Return after which of the steps a layer was last bare, or made anew; -1 where what it began with still counts. */
export function lastBare(steps: readonly Step[], id: number): number {
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Step;
    if (id === BACKGROUND && step.change.kind === "picture") return i;
    if (pixelsOf(step.after, id) === 0) return i;
  }
  return -1;
}
