/** Bring the output of a run into view, unless enough of it is there already. */
export function scrollToOutput(element: Element): void {
  const box = element.getBoundingClientRect();
  if (box.top >= 0 && Math.min(box.bottom, box.top + 120) <= innerHeight) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({
    behavior: isCalm ? "auto" : "smooth",
    block: box.height > innerHeight ? "start" : "nearest",
  });
}
