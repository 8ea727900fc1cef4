/** What is selected in a text whose parts are elements with `data-token`, by places in the whole text. */

import type { Place } from "./parts";

/** Return what is selected, as places; nothing where the selection lies elsewhere. */
export function placeOfSelection(text: HTMLElement): Place | undefined {
  const selection = getSelection();
  if (!selection?.rangeCount) return undefined;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return undefined;
  return {
    start: offsetOf(text, range.startContainer, range.startOffset),
    end: offsetOf(text, range.endContainer, range.endOffset),
  };
}

/** Select what lies between two places. */
export function selectPlace(text: HTMLElement, { start, end }: Place): void {
  const from = pointAt(text, start, start < end);
  const to = pointAt(text, end, false);
  if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** Return where the selection lies in the window, or the text if that cannot be told. */
export function rectOf(text: HTMLElement): DOMRect {
  const rects = getSelection()?.getRangeAt(0).getClientRects();
  return rects?.[rects.length - 1] ?? text.getBoundingClientRect();
}

function tokensOf(text: HTMLElement): HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>("[data-token]")];
}

function offsetOf(text: HTMLElement, node: globalThis.Node, offset: number): number {
  const point = document.createRange();
  point.setStart(node, offset);
  let length = 0;
  for (const token of tokensOf(text)) {
    if (token.contains(node))
      return length + (node.nodeType === globalThis.Node.TEXT_NODE ? offset : offset ? size(token) : 0);
    if (point.comparePoint(token, 0) > 0) break;
    length += size(token);
  }
  return length;
}

function size(token: HTMLElement): number {
  return token.textContent.length;
}

/** Return the point in the document at a place; of two parts that meet there, the later one if `isLater`. */
function pointAt(
  text: HTMLElement,
  place: number,
  isLater: boolean,
): { node: globalThis.Node; offset: number } | undefined {
  let start = 0;
  const tokens = tokensOf(text);
  for (const token of tokens) {
    const end = start + size(token);
    const isHere = isLater ? place < end : place <= end;
    if (isHere || token === tokens.at(-1))
      return { node: token.firstChild ?? token, offset: Math.min(place - start, size(token)) };
    start = end;
  }
  return undefined;
}
