/** The element of another node, to which something is attached. */

/** Return the element that shows a node. */
export function elementOf(id: number | undefined): HTMLElement | null {
  const element = document.querySelector<HTMLElement>(`[data-node="${id}"]`);
  // What its author named may stand in a row itself, with nothing around it.
  const isOpen = element && getComputedStyle(element).display === "contents";
  return isOpen ? (element.firstElementChild as HTMLElement | null) : element;
}

/** Call `found` with the element of a node each time it comes onto the page, and what that returned when it goes. Returns a way to stop. */
export function watchTarget(id: number | undefined, found: (element: HTMLElement) => () => void): () => void {
  let element: HTMLElement | null = null;
  let leave: (() => void) | undefined;
  const look = (): void => {
    const next = elementOf(id);
    if (next === element) return;
    leave?.();
    element = next;
    leave = next ? found(next) : undefined;
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
