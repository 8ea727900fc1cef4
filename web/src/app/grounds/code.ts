/** Code on a ground of its author's gets the inks of the mode in which this ground is usual. */

import { Behind } from "./behind";
import { leastContrast } from "./color";
import { giveInk, INKS, READABLE, takeInk, textsOf } from "./ink";

export const CODE = "pre, :not(pre) > code";

/** Look at these pieces of code, and at nothing else, as they are now. */
export function settleCode(pieces: Element[]): void {
  for (const piece of pieces) {
    piece.removeAttribute("data-theme");
    takeInk(piece);
  }
  const behind = new Behind();
  const modes = pieces.map((piece) => modeFor(piece, behind));
  pieces.forEach((piece, i) => {
    if (modes[i]) piece.setAttribute("data-theme", modes[i]);
  });
  const texts = pieces.map((piece) => textsOf(piece, behind, "pre"));
  pieces.forEach((piece, i) => giveInk(piece, texts[i]!));
}

/** Return the mode whose inks can be read where those of the page cannot. */
function modeFor(piece: Element, behind: Behind): string | undefined {
  const grounds = behind.of(piece);
  const [light, dark] = INKS.map((ink) => leastContrast(ink, grounds)) as [number, number];
  const isDark = document.documentElement.classList.contains("dark");
  const [here, there] = isDark ? [dark, light] : [light, dark];
  return here < READABLE && there > here ? (isDark ? "light" : "dark") : undefined;
}
