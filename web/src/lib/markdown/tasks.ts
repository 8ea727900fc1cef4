/** Task lists: an item that begins with `[ ]` or `[x]` gets a box that shows whether it is done. */

import type { MarkdownIt } from "markdown-it";

const MARK = /^\[([ xX])\]\s+/;

/** Teach `md` to read task lists. */
export function addTasks(md: MarkdownIt): void {
  md.core.ruler.after("inline", "tasks", (state) => {
    state.tokens.forEach((token, i) => {
      const item = state.tokens[i - 2];
      const text = token.children?.[0];
      if (token.type !== "inline" || item?.type !== "list_item_open" || text?.type !== "text") return;
      const mark = MARK.exec(text.content);
      if (!mark) return;
      text.content = text.content.slice(mark[0].length);
      item.attrJoin("class", "_task");
      const box = new state.Token("html_inline", "", 0);
      box.content = `<input type="checkbox" disabled${mark[1] === " " ? "" : " checked"}> `;
      token.children?.unshift(box);
    });
  });
}
