/** Cuts the tokens of a text into chunks that can be rendered, and put on the page, one without the other. */

import type { Token } from "markdown-it";

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*?(\/?)>/g;
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
  if (token.type !== "html_block" && token.type !== "html_inline") return 0;
  let balance = 0;
  for (const [, closes, name, isEmpty] of token.content.matchAll(TAG)) {
    if (name && !isEmpty && !VOID.has(name.toLowerCase())) balance += closes ? -1 : 1;
  }
  return balance;
}
