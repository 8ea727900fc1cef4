/** Attributes that parts of the page get, without setting in motion what an author's `transition` would have fade. */

const MARKS = ["data-framed", "data-painted", "data-surface", "data-theme"];
const resting = new Set<Element>();
const inked = new WeakMap<Element, HTMLElement[]>();

/** Give an attribute, or take it. */
export function mark(element: Element, name: string, value: string | false): void {
  const before = element.getAttribute(name) ?? false;
  if (before === value) return;
  resting.add(element);
  element.toggleAttribute("data-resting", true);
  if (value === false) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Give texts of a part the ink of a mode. */
export function markInk(part: Element, elements: [HTMLElement, string][]): void {
  for (const [element, mode] of elements) mark(element, "data-ink", mode);
  if (elements.length)
    inked.set(
      part,
      elements.map(([element]) => element),
    );
}

export function hasMarks(part: Element): boolean {
  return inked.has(part) || MARKS.some((name) => part.hasAttribute(name));
}

/** Take all that a part and its texts have. */
export function unmark(part: Element): void {
  for (const name of MARKS) mark(part, name, false);
  for (const element of inked.get(part) ?? []) mark(element, "data-ink", false);
  inked.delete(part);
}

/** Let transitions count again. */
export function wake(): void {
  if (!resting.size) return;
  // The browser takes over what was written before they do.
  void document.body.offsetHeight;
  for (const element of resting) element.removeAttribute("data-resting");
  resting.clear();
}
