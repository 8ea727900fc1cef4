/** Words struck out by one tilde, as by two. */

import type { MarkdownIt } from "markdown-it";

const TILDE = 0x7e;

/** Teach `md` to strike out what stands between single tildes. The parser's own rule reads two, and makes pairs of either. */
export function addStrikes(md: MarkdownIt): void {
  md.inline.ruler.before("strikethrough", "strike", (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
    const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
    if (length !== 1) return false;
    state.push("text", "", 0).content = "~";
    state.delimiters.push({ marker: TILDE, length: 0, token: state.tokens.length - 1, end: -1, open, close });
    state.pos += 1;
    return true;
  });
}
