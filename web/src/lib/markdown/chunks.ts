/** Cuts the tokens of a text into chunks that can be rendered, and put on the page, one without the other. */

import type { Token } from "markdown-it";

const TAG_BEGIN = /<(\/?)([a-zA-Z][\w-]*)/y;
const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);

export interface Chunk {
  tokens: Token[];
  /** Number of the line on which it begins. */
  line: number;
}

/** Return the chunks in order. A chunk is a block of Markdown; blocks between the opening and closing of an HTML element are one. */
export function cutIntoChunks(tokens: Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  let current: Chunk | undefined;
  let level = 0;
  let openTags = 0;
  for (const token of tokens) {
    current ??= { tokens: [], line: token.map?.[0] ?? 0 };
    current.tokens.push(token);
    level += token.nesting;
    openTags += balanceOf(token);
    if (level === 0 && openTags <= 0) {
      chunks.push(current);
      current = undefined;
      openTags = 0;
    }
  }
  if (current) chunks.push(current);
  return chunks;
}

/** Return how many more HTML elements are opened in a token than closed. */
function balanceOf(token: Token): number {
  if (token.children) return token.children.reduce((sum, child) => sum + balanceOf(child), 0);
  return token.type === "html_block" || token.type === "html_inline" ? balanceOfHtml(token.content) : 0;
}

/** The same for HTML. One pattern for a whole tag would take hours for a text that a stranger made of beginnings of tags. */
function balanceOfHtml(html: string): number {
  let balance = 0;
  let at = html.indexOf("<");
  while (at >= 0) {
    const isComment = html.startsWith("<!--", at);
    TAG_BEGIN.lastIndex = at;
    const begin = isComment ? null : TAG_BEGIN.exec(html);
    let next = at + 1;
    if (isComment) {
      next = html.indexOf("-->", at) + 3;
      if (next < 3) return balance;
    } else if (begin?.[2]) {
      next = endOfTag(html, TAG_BEGIN.lastIndex);
      if (next < 0) return balance;
      const isEmpty = html[next - 2] === "/" || VOID.has(begin[2].toLowerCase());
      if (!isEmpty) balance += begin[1] ? -1 : 1;
    }
    at = html.indexOf("<", next);
  }
  return balance;
}

/** Return where the tag ends whose name ends at `start`; -1 if it does not. What stands between quotes is passed over. */
function endOfTag(html: string, start: number): number {
  for (let i = start; i < html.length; i++) {
    const letter = html[i]!;
    if (letter === ">") return i + 1;
    if (letter !== '"' && letter !== "'") continue;
    const close = html.indexOf(letter, i + 1);
    if (close < 0) return html.indexOf(">", i) + 1 || -1;
    i = close;
  }
  return -1;
}
