/** Fills the placeholders that `math.ts` left, after sanitising: what KaTeX draws would not pass, and is safe by itself. */

import { vendors } from "./vendors.svelte";

const PLACEHOLDER = /<span data-math="(inline|display)">([^<]*)<\/span>/g;
const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0", "&amp;": "&" };

/** Return `html` with its formulas drawn, or as they are while KaTeX is on its way. */
export function drawFormulas(html: string): string {
  if (!html.includes("data-math=")) return html;
  const katex = vendors.katex;
  if (!katex) return html;
  return html.replace(PLACEHOLDER, (_match, kind: string, tex: string) =>
    katex.renderToString(unescapeHtml(tex), { displayMode: kind === "display", throwOnError: false, trust: false }),
  );
}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
