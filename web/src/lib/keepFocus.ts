/**
 * Keeps the focus of those who work with keys where it was: a control that goes away when it is pressed ("Clear", "Crop") must not send
 * them back to the beginning of the page.
 */

const TABBABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";

/** To be attached to what holds the controls: `<div {@attach keepFocus}>`. */
export function keepFocus(container: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  /** What `last` stands in, from the inside out. */
  let around: HTMLElement[] = [];

  let isLost = false;

  const watcher = new MutationObserver((records) => {
    isLost ||= records.some(({ removedNodes }) => [...removedNodes].some((one) => last && one.contains(last)));
    if (isLost) requestAnimationFrame(restore);
  });

  function restore(): void {
    if (!last || !isLost) return;
    if (!isNowhere()) return forget();
    // An entry that moves in its list is taken out and put in again.
    const places = around.filter((one) => one.isConnected);
    const next = [last, ...places.flatMap(within)].find(isTabbable);
    // What takes its place may still be on its way.
    if (!next) return;
    forget();
    next.focus({ preventScroll: true });
  }

  function forget(): void {
    last = undefined;
    around = [];
    isLost = false;
    watcher.disconnect();
  }

  function remember(target: EventTarget | null): void {
    forget();
    if (!(target instanceof HTMLElement)) return;
    last = target;
    for (let one = target.parentElement; one && one !== container; one = one.parentElement) around.push(one);
    around.push(container);
    watcher.observe(container, { childList: true, subtree: true });
  }

  function handleFocusIn({ target }: FocusEvent): void {
    // A pointer needs no place to go on from, and on a phone the focus may bring up the keyboard.
    remember(target instanceof HTMLElement && target.matches(":focus-visible") ? target : null);
  }

  /** Who came by a pointer and goes on by keys. */
  function handleKeydown({ target }: KeyboardEvent): void {
    if (target !== last && target === document.activeElement) remember(target);
  }

  function handleFocusOut({ target }: FocusEvent): void {
    // What is taken off the page loses the focus as well: later it can be told from what was left.
    requestAnimationFrame(() => {
      // "Record" is disabled while the microphone opens, and then gone.
      const isResting = last?.isConnected && last.matches(":disabled");
      if (last === target && document.activeElement !== last && !isLost && !isResting) forget();
    });
  }

  container.addEventListener("focusin", handleFocusIn);
  container.addEventListener("focusout", handleFocusOut);
  container.addEventListener("keydown", handleKeydown, true);
  return () => {
    container.removeEventListener("focusin", handleFocusIn);
    container.removeEventListener("focusout", handleFocusOut);
    container.removeEventListener("keydown", handleKeydown, true);
    forget();
  };
}

function isNowhere(): boolean {
  return !document.activeElement || document.activeElement === document.body;
}

function within(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(TABBABLE)];
}

function isTabbable(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    element.tabIndex >= 0 &&
    !element.matches(":disabled, [inert] *") &&
    element.checkVisibility?.() !== false
  );
}
