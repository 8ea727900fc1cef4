/** What fields tell of values that were refused: the first of them is gone to, and a value that a function sets takes it away. */

import { elementOf, focusable } from "../../lib/target";
import type { Notice } from "../../wire/messages";
import type { Tree } from "../tree.svelte";

/** Who writes stays where they are: fields are checked while they are filled in, too. */
const WRITING = "input:not([type=button]), textarea, [contenteditable=true]";

/** Look at what the server tells of fields, after it was shown. */
export function followRefused(tree: Pick<Tree, "get">, notice: Notice): void {
  if (notice.type === "finished") goToFirst(Object.keys(notice.error?.fields ?? {}).map(Number));
  if (notice.type !== "updated") return;
  for (const [id, patches] of notice.updates) {
    const node = tree.get(id);
    if (node && patches.some(([, path]) => path[0] === "value")) node.problem = null;
  }
}

function goToFirst(ids: number[]): void {
  if (document.activeElement?.matches(WRITING)) return;
  const shown = ids.map(elementOf).filter((one): one is HTMLElement => Boolean(one?.getClientRects().length));
  const isAfter = (one: Node, other: Node): boolean =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING);
  const [first] = shown.sort((one, other) => (isAfter(one, other) ? 1 : -1));
  if (first) focusable(first).focus();
}
