/** The element of another node, to which something is attached. */

/** Return the element that shows a node. */
export function elementOf(id: number | undefined): HTMLElement | null {
  const place = placeOf(id);
  return place && boxOf(place);
}

function placeOf(id: number | undefined): HTMLElement | null {
  return document.querySelector(`[data-node="${id}"]`);
}

/** Return what is seen in the place of a node: in a row, what its author named and a button stand with nothing around them. */
function boxOf(place: HTMLElement): HTMLElement {
  const inner = place.firstElementChild;
  return inner instanceof HTMLElement && getComputedStyle(place).display === "contents" ? boxOf(inner) : place;
}

/** Call `found` with the element of a node each time it comes onto the page, and what that returned when it goes. Returns a way to stop. */
export function watchTarget(id: number | undefined, found: (element: HTMLElement) => () => void): () => void {
  let seen: Element | null = null;
  let leave: (() => void) | undefined;
  const look = (): void => {
    const place = placeOf(id);
    const next = place?.firstElementChild ?? place;
    // Asked at each change of the page: what is to be measured comes after it.
    if (next === seen) return;
    leave?.();
    seen = next;
    leave = place ? found(boxOf(place)) : undefined;
  };
  look();
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    leave?.();
  };
}

/** The part of a node that takes the focus; the element itself if none does. */
export function focusable(element: HTMLElement): HTMLElement {
  return element.querySelector<HTMLElement>("button, input, textarea, select, a[href], [tabindex]") ?? element;
}
