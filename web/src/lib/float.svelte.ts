/** Keeps what floats (a list, a menu) beside the element that opened it, above everything else on the page. */

import type { Attachment } from "svelte/attachments";

const GAP_PX = 4;
const EDGE_PX = 8;
const HIGHEST_PX = 320;
/** With less room than this below, it opens above if there is more. */
const ENOUGH_PX = 200;

/** Return an attachment for an element with `popover="manual"` that stands below `anchor`, or above it where there is more room. */
export function floatBeside(anchor: () => HTMLElement | undefined): Attachment<HTMLElement> {
  return (element) => {
    const place = (): void => {
      const other = anchor();
      if (other) placeBeside(element, other.getBoundingClientRect());
    };
    element.showPopover?.();
    place();
    const observer = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(place);
    const other = anchor();
    if (other) observer?.observe(other);
    // A scroll of any element around moves the anchor, hence the capture.
    window.addEventListener("scroll", place, { capture: true, passive: true });
    window.visualViewport?.addEventListener("resize", place);
    return () => {
      observer?.disconnect();
      window.removeEventListener("scroll", place, { capture: true });
      window.visualViewport?.removeEventListener("resize", place);
    };
  };
}

function placeBeside(element: HTMLElement, anchor: DOMRect): void {
  // The visible part of the window: an on-screen keyboard covers the rest.
  const height = window.visualViewport?.height ?? window.innerHeight;
  const below = height - anchor.bottom - GAP_PX - EDGE_PX;
  const above = anchor.top - GAP_PX - EDGE_PX;
  const isAbove = below < ENOUGH_PX && above > below;
  Object.assign(element.style, {
    position: "fixed",
    inset: "auto",
    margin: "0",
    width: `${anchor.width}px`,
    maxHeight: `${Math.min(HIGHEST_PX, Math.max(isAbove ? above : below, 80))}px`,
    top: isAbove ? "auto" : `${anchor.bottom + GAP_PX}px`,
    bottom: isAbove ? `${window.innerHeight - anchor.top + GAP_PX}px` : "auto",
  });
  // It begins where its anchor begins; what must be wider stays in the window.
  const width = element.offsetWidth;
  const start = getComputedStyle(element).direction === "rtl" ? anchor.right - width : anchor.left;
  const inside = Math.max(EDGE_PX, Math.min(start, window.innerWidth - width - EDGE_PX));
  element.style.left = `${width > anchor.width + 1 ? inside : start}px`;
}
