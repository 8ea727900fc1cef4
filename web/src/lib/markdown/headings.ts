/**
 * Headings with an address: each gets an `id` made of its text, and a link to itself. The `id` begins with `h-`, as programs
 * expect it and so that no heading takes the name of something of the page ("Images"); the link has the one without.
 */

import type { MarkdownIt } from "markdown-it";

/** Give the headings that `md` reads an `id` and a link to it. */
export function addHeaderLinks(md: MarkdownIt): void {
  md.core.ruler.push("header_links", (state) => {
    const uses = new Map<string, number>();
    state.tokens.forEach((token, i) => {
      const text = state.tokens[i + 1];
      if (token.type !== "heading_open" || !text?.children) return;
      const slug = slugOf(text.content);
      const count = uses.get(slug) ?? 0;
      uses.set(slug, count + 1);
      const id = count ? `${slug}-${count}` : slug;
      const address = encodeURIComponent(`h-${id}`);
      token.attrSet("id", `h-${id}`);
      const link = new state.Token("html_inline", "", 0);
      link.content = ` <a class="_header-link" id="${id}" href="#${address}" aria-label="${md.utils.escapeHtml(text.content)}">#</a>`;
      text.children.push(link);
    });
  });
}

/** As GitHub makes it: without what is no letter, digit, line or space. */
function slugOf(heading: string): string {
  const name = heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_ -]/gu, "");
  return name.trim().replaceAll(" ", "-") || "section";
}
