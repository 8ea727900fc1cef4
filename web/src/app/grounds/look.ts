/** How parts of the page look, and which of them look otherwise than when they were settled. */

import { Behind, isTouched } from "./behind";
import type { Color } from "./color";
import { type Shown, textsOf } from "./ink";
import { hasMarks, unmark } from "./marks";

/** A part of the page, as the browser computed it. */
export interface Look {
  part: Element;
  /** What it stands on, with its own ground. */
  grounds: Color[];
  texts: Shown[];
  /** Whether an author's CSS gives its boxes a frame or a ground. */
  isFramed: boolean;
  isPadded: boolean;
  isTouched: boolean;
  /** All of this as one text. */
  print: string;
}

/**
 * Look at parts of the page. Nothing is written meanwhile, so that the browser computes the styles of the page once.
 *
 * @param inner - A selector of the parts that are looked at by themselves.
 */
function look(parts: Element[], inner: string): Look[] {
  const behind = new Behind();
  return parts.map((part) => lookAt(part, inner, behind));
}

function lookAt(part: Element, inner: string, behind: Behind): Look {
  const boxes = boxesOf(part);
  const styles = boxes.map((box) => getComputedStyle(box));
  const grounds = behind.of(part);
  // A ground of ours may cover this.
  const below = behind.of(part.parentElement);
  const texts = textsOf(part, behind, inner);
  const frame = {
    isFramed: boxes.some((box) => behind.own(box).length > 0) || styles.some(hasFrame),
    isPadded: styles.some(({ padding }) => /[1-9]/.test(padding)),
    isTouched: styles.some(isTouched),
  };
  const seen = texts.map(({ ink, grounds, isBare }) => [ink, grounds, isBare]);
  return { part, grounds, texts, ...frame, print: JSON.stringify([below, Object.values(frame), seen]) };
}

/** The elements that an author's `elem_id` and `elem_classes` name: the part, and what its component stands in. */
function boxesOf(part: Element): Element[] {
  const node = part.closest("[data-node]");
  return node && node !== part ? [part, node] : [part];
}

function hasFrame(style: CSSStyleDeclaration): boolean {
  return style.boxShadow !== "none" || /[1-9]/.test(style.borderWidth);
}

/** Look again. */
export function lookAgain(looks: Look[], inner: string): void {
  const parts = looks.map(({ part }) => part);
  look(parts, inner).forEach((now, i) => Object.assign(looks[i]!, now));
}

const settled = new WeakMap<Element, string>();

/** Settle those of these parts that look otherwise than when they were last settled. */
export function settleOthers(parts: Element[], inner: string, settle: (looks: Look[]) => void): void {
  const others = look(parts, inner).filter(({ part, print }) => settled.get(part) !== print);
  // What a part has of ours is no reason to give it that again.
  const marked = others.filter(({ part }) => hasMarks(part));
  for (const { part } of marked) unmark(part);
  lookAgain(marked, inner);
  settle(others);
  lookAgain(
    others.filter(({ part }) => hasMarks(part)),
    inner,
  );
  for (const { part, print } of others) settled.set(part, print);
}
