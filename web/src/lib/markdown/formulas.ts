/** Fills the placeholders that `math.ts` left, after sanitising: what KaTeX draws would not pass, and is safe by itself. */

import { vendors } from "./vendors.svelte";

const PLACEHOLDER = /<span data-math="(inline|display)">([^<]*)<\/span>/g;
const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0", "&amp;": "&" };

/** How large, in em, a formula may make a rule or a space: one that covers the page is no formula. */
const LARGEST_EM = 50;

/** Longer ones are shown as they are written: the time that KaTeX takes grows with the square of the length. */
const LONGEST = 5000;

/** Return `html` with its formulas drawn, or as they are while KaTeX is on its way. */
export function drawFormulas(html: string): string {
  if (!html.includes("data-math=")) return html;
  const katex = vendors.katex;
  if (!katex) return html;
  return html.replace(PLACEHOLDER, (_match, kind: string, tex: string) => {
    if (tex.length > LONGEST) return tex;
    const options = { displayMode: kind === "display", throwOnError: false, trust: false, maxSize: LARGEST_EM };
    try {
      return katex.renderToString(unescapeHtml(tex), options);
    } catch {
      return tex; // nested so deep that the stack does not suffice
    }
  });
}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
