/**
 * Keeps the focus of those who work with keys where it was: a control that goes away when it is pressed ("Clear", "Crop") must not send
 * them back to the beginning of the page, and one that rests or is not shown during a run has the focus again after it.
 */

const FIELD = "[data-field]";
const NODE = "[data-node]";
const TABBABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";

/** Watch over the controls of the page, and over one that has the focus already. */
export function keepFocus(): () => void {
  let last: HTMLElement | undefined;
  /** What `last` stands in, from the inside out, the outermost field included. */
  let around: HTMLElement[] = [];

  let isLost = false;

  const watcher = new MutationObserver((records) => {
    isLost ||=
      isResting() || records.some(({ removedNodes }) => [...removedNodes].some((one) => last && one.contains(last)));
    if (isLost) requestAnimationFrame(restore);
  });

  function restore(): void {
    if (!last || !isLost || isResting()) return;
    if (!isNowhere()) return forget();
    // An entry that moves in its list is taken out and put in again, and what was not shown is drawn anew under its name.
    const again = last.id ? document.getElementById(last.id) : null;
    const places = around.filter((one) => one.isConnected);
    const next = [last, ...(again ? [again] : []), ...places.flatMap(within)].find(isTabbable);
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
    if (!target.closest(`${FIELD}, ${NODE}`)) return;
    around = placesOf(target);
    last = target;
    watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  }

  /** "Record" is disabled while the microphone opens, and then gone. */
  function isResting(): boolean {
    return Boolean(last?.isConnected && last.matches(":disabled"));
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
      if (last === target && document.activeElement !== last && !isLost && !isResting()) forget();
    });
  }

  document.addEventListener("focusin", handleFocusIn);
  document.addEventListener("focusout", handleFocusOut);
  document.addEventListener("keydown", handleKeydown, true);
  document.addEventListener("pointerdown", forget, true);
  remember(document.activeElement);
  return () => {
    document.removeEventListener("focusin", handleFocusIn);
    document.removeEventListener("focusout", handleFocusOut);
    document.removeEventListener("keydown", handleKeydown, true);
    document.removeEventListener("pointerdown", forget, true);
    forget();
  };
}

/** Return what an element stands in, from the inside out, up to the outermost field; nothing outside of fields. */
function placesOf(element: HTMLElement): HTMLElement[] {
  const places: HTMLElement[] = [];
  for (let one = element.parentElement; one; one = one.parentElement) places.push(one);
  return places.slice(0, places.findLastIndex((one) => one.matches(FIELD)) + 1);
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
