/** How an author's style of a cell is worn, in light and in dark. */

import { textOn } from "../../lib/contrast";

const GROUND = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)/i;
const INK = /(?:^|;)\s*color\s*:/i;

const worn = new Map<string, string>();

/** Return the declarations of a cell: with a colour for the text where there is one for the ground alone. */
export function dress(css: string, inkOn = textOn): string {
  if (!GROUND.test(css) || INK.test(css)) return css;
  const known = worn.get(css) ?? inked(css, inkOn);
  worn.set(css, known);
  return known;
}

function inked(css: string, inkOn: typeof textOn): string {
  const ink = inkOn(
    GROUND.exec(css)?.[1]
      ?.replace(/!important/i, "")
      .trim() ?? "",
  );
  return ink ? `${css.replace(/;\s*$/, "")};color:${ink}` : css;
}
