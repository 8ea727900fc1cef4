/** Strokes on a transparent layer: what a brush leaves, and an eraser takes away. */

import { getStroke } from "perfect-freehand";

import type { Area } from "./area";

export interface InkPoint {
  x: number;
  y: number;
  /** 0 to 1; 0.5 where the device does not tell. */
  pressure: number;
}

export interface Stroke {
  tool: "brush" | "eraser";
  /** CSS colour. */
  color: string;
  opacity: number;
  /** Width in pixels of the paper. */
  size: number;
  /** Whether the width follows the pressure of a pen. */
  hasPressure: boolean;
  points: InkPoint[];
  /** The outline, once the stroke is finished. */
  path?: Path2D;
}

/** Draw a stroke onto a layer. */
export function drawStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  context.save();
  context.globalCompositeOperation = stroke.tool === "eraser" ? "destination-out" : "source-over";
  context.globalAlpha = stroke.tool === "eraser" ? 1 : stroke.opacity;
  context.fillStyle = stroke.color;
  context.fill(stroke.path ?? outlineOf(stroke));
  context.restore();
}

/** Return the outline of what a stroke covers. */
export function outlineOf(stroke: Stroke): Path2D {
  const outline = getStroke(stroke.points, {
    size: stroke.size,
    thinning: stroke.hasPressure ? 0.6 : 0,
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: false,
    last: true,
  });
  return new Path2D(toPath(outline as [number, number][]));
}

/** Return the part of the paper that a stroke can have changed. */
export function areaOf(stroke: Stroke): Area {
  const xs = stroke.points.map((point) => point.x);
  const ys = stroke.points.map((point) => point.y);
  // A pen that is pressed hard draws wider than its size.
  const margin = stroke.size + 2;
  const left = Math.floor(least(xs) - margin);
  const top = Math.floor(least(ys) - margin);
  return {
    x: left,
    y: top,
    width: Math.ceil(-least(xs.map((x) => -x)) + margin) - left,
    height: Math.ceil(-least(ys.map((y) => -y)) + margin) - top,
  };
}

/** Return an outline as the path of an SVG, rounded between its corners. */
export function toPath(outline: [number, number][]): string {
  const [first] = outline;
  if (!first) return "";
  const parts = outline.map(([x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length] as [number, number];
    return `${x} ${y} ${(x + nextX) / 2} ${(y + nextY) / 2}`;
  });
  return `M ${first[0]} ${first[1]} Q ${parts.join(" ")} Z`;
}

/** `Math.min(...)` takes no more numbers than fit on the stack. */
function least(numbers: number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}
