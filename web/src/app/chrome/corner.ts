/** Where messages stand: at the end of the page's edge where they cover least of what people use. */

export type Corner = "top" | "bottom";

const USED = "button, a, input, textarea, select, summary, [role='tab'], [data-field]";
/** How far in from the edges the first message reaches, in pixels. */
const DEPTHS_PX = [24, 52, 80];
const STEPS = [0.1, 0.5, 0.9];
/** How far in a message of many lines reaches. */
const REACH_PX = 240;

/** Return the corner for messages of this width. A tie goes to the bottom: pages begin at the top. */
export function freestCorner(widthPx: number): Corner {
  if (typeof document.elementFromPoint !== "function") return "top";
  const isRightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
  const places = STEPS.map((step) => (isRightToLeft ? step * widthPx : innerWidth - step * widthPx));
  const covered = (depth: (px: number) => number): number =>
    places.flatMap((x) => DEPTHS_PX.map((px) => isUsed(x, depth(px)))).filter(Boolean).length;
  const written = writtenIn();
  const above = covered((px) => px) + weightOf(written !== undefined && written.top < REACH_PX);
  const below =
    covered((px) => innerHeight - px) + weightOf(written !== undefined && written.bottom > innerHeight - REACH_PX);
  return above < below ? "top" : "bottom";
}

/** Return the place of the field that someone writes in, which is not to be covered. */
function writtenIn(): DOMRect | undefined {
  const field = document.activeElement;
  return field?.matches("input, textarea, [contenteditable]") ? field.getBoundingClientRect() : undefined;
}

function weightOf(isCovered: boolean): number {
  return isCovered ? STEPS.length * DEPTHS_PX.length : 0;
}

function isUsed(x: number, y: number): boolean {
  return Boolean(document.elementFromPoint(x, y)?.closest(USED));
}
