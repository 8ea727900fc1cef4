/** Strokes on a transparent layer: what a brush leaves, and an eraser takes away. */

import { getStroke } from "perfect-freehand";

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
  /** Width in pixels of the canvas. */
  size: number;
  /** Whether the width follows the pressure of a pen. */
  hasPressure: boolean;
  points: InkPoint[];
}

/** Draw a stroke onto a layer. */
export function drawStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const outline = getStroke(stroke.points, {
    size: stroke.size,
    thinning: stroke.hasPressure ? 0.6 : 0,
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: false,
    last: true,
  });
  context.save();
  context.globalCompositeOperation = stroke.tool === "eraser" ? "destination-out" : "source-over";
  context.globalAlpha = stroke.tool === "eraser" ? 1 : stroke.opacity;
  context.fillStyle = stroke.color;
  context.fill(new Path2D(toPath(outline as [number, number][])));
  context.restore();
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
