/** Where a small text stands beside an element. */

type Side = "top" | "bottom" | "left" | "right";

const GAP_PX = 6;
const EDGE_PX = 8;
const OPPOSITE: Record<Side, Side> = { top: "bottom", bottom: "top", left: "right", right: "left" };

/** Return the place of a box of `width` by `height` at a side of `anchor`, or at the other side where it finds no room. */
export function placeOf(
  anchor: Pick<DOMRect, "left" | "right" | "top" | "bottom">,
  [width, height]: [number, number],
  side: Side,
  [innerWidth, innerHeight]: [number, number],
): { left: number; top: number } {
  const room: Record<Side, number> = {
    top: anchor.top - height,
    bottom: innerHeight - anchor.bottom - height,
    left: anchor.left - width,
    right: innerWidth - anchor.right - width,
  };
  const fits = (one: Side): boolean => room[one] >= GAP_PX + EDGE_PX;
  const chosen = fits(side) || !fits(OPPOSITE[side]) ? side : OPPOSITE[side];
  const left = {
    top: (anchor.left + anchor.right - width) / 2,
    bottom: (anchor.left + anchor.right - width) / 2,
    left: anchor.left - width - GAP_PX,
    right: anchor.right + GAP_PX,
  }[chosen];
  const top = {
    top: anchor.top - height - GAP_PX,
    bottom: anchor.bottom + GAP_PX,
    left: (anchor.top + anchor.bottom - height) / 2,
    right: (anchor.top + anchor.bottom - height) / 2,
  }[chosen];
  const within = (value: number, most: number): number => Math.max(EDGE_PX, Math.min(value, most - EDGE_PX));
  return { left: within(left, innerWidth - width), top: within(top, innerHeight - height) };
}

/** Move `element`, which has a fixed position, beside `anchor`. */
export function placeAt(element: HTMLElement, anchor: DOMRect, side: Side): void {
  const size: [number, number] = [element.offsetWidth, element.offsetHeight];
  const { left, top } = placeOf(anchor, size, side, [innerWidth, innerHeight]);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
