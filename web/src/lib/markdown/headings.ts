/** Headings with an address: each gets an `id` made of its text, and a link to itself. */

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
      token.attrSet("id", id);
      const link = new state.Token("html_inline", "", 0);
      link.content = ` <a class="_header-link" href="#${encodeURIComponent(id)}" aria-label="${md.utils.escapeHtml(text.content)}">#</a>`;
      text.children.push(link);
    });
  });
}

function slugOf(heading: string): string {
  const words = heading.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words?.join("-") ?? "section";
}
