/**
 * Formulas in Markdown: text between delimiters becomes a placeholder, which `formulas.ts` fills once KaTeX is there.
 * It is a rule of the parser, because underscores and stars inside a formula are no emphasis.
 */

import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

import type { LatexDelimiter } from "./delimiters";

/** How many letters of a text are searched in vain for ends of formulas, before nothing in it is taken for one any more. */
const MOST_IN_VAIN = 2_000_000;

/** What is left of that for the text that is being read. */
interface Patience {
  left: number;
}

/** Teach `md` to read formulas between `delimiters`; the longest that fits wins. */
export function addMath(md: MarkdownIt, delimiters: LatexDelimiter[]): void {
  const patience: Patience = { left: MOST_IN_VAIN };
  md.core.ruler.before("block", "math_patience", () => {
    patience.left = MOST_IN_VAIN;
  });
  const ordered = [...delimiters].sort((a, b) => b.left.length - a.left.length);
  md.inline.ruler.before("escape", "math", (state, silent) => readInline(state, silent, ordered, patience));
  const displayed = ordered.filter((delimiter) => delimiter.display);
  md.block.ruler.before(
    "fence",
    "math_block",
    (state, startLine, endLine, silent) => readBlock(state, startLine, endLine, silent, displayed, patience),
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
  md.renderer.rules["math"] = (tokens, i) => placeholder(md, tokens[i]?.content ?? "", tokens[i]?.info === "display");
  md.renderer.rules["math_block"] = (tokens, i) => `<p>${placeholder(md, tokens[i]?.content ?? "", true)}</p>\n`;
}

function placeholder(md: MarkdownIt, tex: string, isDisplayed: boolean): string {
  return `<span data-math="${isDisplayed ? "display" : "inline"}">${md.utils.escapeHtml(tex)}</span>`;
}

function readInline(state: StateInline, silent: boolean, delimiters: LatexDelimiter[], patience: Patience): boolean {
  for (const { left, right, display } of delimiters) {
    if (!state.src.startsWith(left, state.pos)) continue;
    const start = state.pos + left.length;
    const end = findEnd(state.src, right, start, patience);
    if (end < 0 || !state.src.slice(start, end).trim()) continue;
    // "$5 and $6" is about money.
    if (left === "$" && /\d/.test(state.src[end + 1] ?? "")) continue;
    if (!silent) {
      const token = state.push("math", "span", 0);
      token.content = state.src.slice(start, end);
      token.info = display ? "display" : "inline";
    }
    state.pos = end + right.length;
    return true;
  }
  return false;
}

/** Return where `right` stands outside of braces, or -1. */
function findEnd(source: string, right: string, start: number, patience: Patience): number {
  if (patience.left < 0) return -1;
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    if (depth <= 0 && source.startsWith(right, i)) return i;
    if (source[i] === "\\") i++;
    else if (source[i] === "{") depth++;
    else if (source[i] === "}") depth--;
  }
  patience.left -= source.length - start;
  return -1;
}

function readBlock(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
  delimiters: LatexDelimiter[],
  patience: Patience,
): boolean {
  if (patience.left < 0) return false;
  const first = lineAt(state, startLine);
  const delimiter = delimiters.find(({ left }) => first.startsWith(left));
  if (!delimiter) return false;
  const { left, right } = delimiter;
  for (let line = startLine; line < endLine; line++) {
    const text = lineAt(state, line).trimEnd();
    const closes = text.endsWith(right) && (line > startLine || text.length >= left.length + right.length);
    if (!closes) continue;
    const source = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
    const content = source.slice(left.length, -right.length);
    if (content.includes(right) || !content.trim()) {
      patience.left -= source.length;
      return false;
    }
    if (!silent) {
      const token = state.push("math_block", "p", 0);
      token.content = content;
      token.map = [startLine, line + 1];
      state.line = line + 1;
    }
    return true;
  }
  patience.left -= (state.eMarks[endLine - 1] ?? 0) - (state.bMarks[startLine] ?? 0) + endLine - startLine;
  return false;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
