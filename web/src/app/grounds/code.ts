/** Code on a ground of its author's gets the inks of the mode in which this ground is usual. */

import { type Color, leastContrast } from "./color";
import { giveInk, INKS, READABLE } from "./ink";
import { type Look, lookAgain, settleOthers } from "./look";
import { mark } from "./marks";

export const CODE = "pre, :not(pre) > code";

/** Look at these pieces of code, and at nothing else, as they are now. */
export function settleCode(pieces: Element[]): void {
  settleOthers(pieces, "pre", giveModes);
}

function giveModes(looks: Look[]): void {
  const turned = looks.filter(({ part, grounds }) => {
    const mode = modeFor(grounds);
    if (mode) mark(part, "data-theme", mode);
    return mode;
  });
  lookAgain(turned, "pre");
  for (const { part, texts } of looks) giveInk(part, texts);
}

/** Return the mode whose inks can be read where those of the page cannot. */
function modeFor(grounds: Color[]): string | undefined {
  const [light, dark] = INKS.map((ink) => leastContrast(ink, grounds)) as [number, number];
  const isDark = document.documentElement.classList.contains("dark");
  const [here, there] = isDark ? [dark, light] : [light, dark];
  return here < READABLE && there > here ? (isDark ? "light" : "dark") : undefined;
}
