/** Types as HTML: in colours once the highlighter is there, with names that lead to headings of the page. */

import { vendors } from "../../lib/markdown/vendors.svelte";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Return code as safe HTML. */
export function codeHtml(code: string, language: string, names: readonly string[]): string {
  const highlighter = vendors.highlighter;
  const known = highlighter?.getLanguage(language);
  const html = known
    ? (highlighter?.highlight(code, { language, ignoreIllegals: true }).value ?? "")
    : code.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
  return link(html, names);
}

/** Return the end of the address of a parameter. */
export function anchorOf(name: string, links: boolean | string): string {
  const before = typeof links === "string" && links ? `${links}-` : "";
  return `param-${before}${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

/** Only what stands outside of tags is text. */
function link(html: string, names: readonly string[]): string {
  if (!names.length) return html;
  const pattern = new RegExp(`\\b(?:${names.map((name) => name.replace(/[^\w]/g, "\\$&")).join("|")})\\b`, "g");
  return html
    .split(/(<[^>]*>)/)
    .map((piece, i) =>
      i % 2
        ? piece
        : piece.replace(pattern, (name) => `<a href="#h-${encodeURIComponent(name.toLowerCase())}">${name}</a>`),
    )
    .join("");
}
