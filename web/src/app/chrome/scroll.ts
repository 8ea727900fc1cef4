import { elementOf } from "../../lib/target";

/** Bring a node that a run has filled into view, unless enough of it is there already. */
export function scrollToOutput(id: number | undefined): void {
  const element = elementOf(id);
  if (!element) return;
  const box = element.getBoundingClientRect();
  if (box.top >= 0 && Math.min(box.bottom, box.top + 120) <= innerHeight) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({
    behavior: isCalm ? "auto" : "smooth",
    block: box.height > innerHeight ? "start" : "nearest",
  });
}
