/** Where messages stand: at the end of the page's edge where they cover least of what people use. */

export type Corner = "top" | "bottom";

const USED = "button, a, input, textarea, select, summary, [role='tab'], [data-field]";
/** How far in from the edges the first message reaches, in pixels. */
const DEPTHS_PX = [24, 52, 80];
const STEPS = [0.1, 0.5, 0.9];

/** Return the corner for messages of this width. A tie goes to the bottom: pages begin at the top. */
export function freestCorner(widthPx: number): Corner {
  if (typeof document.elementFromPoint !== "function") return "top";
  const isRightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
  const places = STEPS.map((step) => (isRightToLeft ? step * widthPx : innerWidth - step * widthPx));
  const covered = (depth: (px: number) => number): number =>
    places.flatMap((x) => DEPTHS_PX.map((px) => isUsed(x, depth(px)))).filter(Boolean).length;
  return covered((px) => px) < covered((px) => innerHeight - px) ? "top" : "bottom";
}

function isUsed(x: number, y: number): boolean {
  return Boolean(document.elementFromPoint(x, y)?.closest(USED));
}
