/** Texts that a part of the page shows, and another ink for those that cannot be read where they stand. */

import { type Behind, isOpaque, parse } from "./behind";
import { bestContrast, type Color, leastContrast } from "./color";
import { markInk } from "./marks";

/** The contrast of our inks on a ground of an author's. Source: WCAG 2.2, 1.4.3, for text of any size. */
export const READABLE = 4.5;
/** And on one inside of a field. Source: the same, for large text. */
const READABLE_INSIDE = 3;
/** An ink of the author's is meant as it is, unless it is hardly seen at all. */
const SEEN = 1.5;
/** More texts than these do not tell more of a field. */
const MOST_TEXTS = 60;
/** Of the light mode and of the dark one. NOTE: the neutral 12 of theme/tokens.css. */
export const INKS: Color[] = [
  [28, 32, 36, 1],
  [237, 238, 240, 1],
];

/** Inks of ours, which are chosen for the grounds of the page and of its surfaces. */
const OURS = [
  ...["--text", "--text-muted", "--text-faint", "--body-text-color", "--accordion-text-color"],
  ...["--block-title-text-color", "--block-label-text-color", "--block-info-text-color", "--checkbox-label-text-color"],
  "--button-secondary-text-color",
];

/** An element with a text of its own. */
export interface Shown {
  element: HTMLElement;
  ink: Color;
  grounds: Color[];
  /** Whether it stands on what is behind the part of the page, and not on a ground inside of it. */
  isBare: boolean;
  /** Whether the ink is one of the page, and not of its author's CSS. */
  isOurs: boolean;
}

/**
 * Return what a part of the page shows as text, without the parts inside of it that are looked at by themselves.
 *
 * @param parts - A selector of these.
 */
export function textsOf(part: Element, behind: Behind, parts: string): Shown[] {
  const found: Shown[] = [];
  const ours = behind.inks(OURS);
  const visit = (element: Element, isBare: boolean): void => {
    const isOn = isBare && !behind.own(element).some(isOpaque);
    if (hasText(element)) found.push(...shown(element as HTMLElement, behind, isOn || element === part, ours));
    for (const child of element.children) {
      if (found.length >= MOST_TEXTS) return;
      if (child instanceof HTMLElement && !child.matches(parts)) visit(child, isOn || element === part);
    }
  };
  visit(part, true);
  return found;
}

function hasText(element: Element): boolean {
  return [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && /\S/.test((child as Text).data));
}

function shown(element: HTMLElement, behind: Behind, isBare: boolean, ours: Set<string>): Shown[] {
  const style = getComputedStyle(element);
  const ink = parse(style.webkitTextFillColor);
  // What is not seen at all, or lets a picture through, is meant so.
  if (ink[3] < 0.1 || style.backgroundClip === "text") return [];
  return [{ element, ink, grounds: behind.of(element), isBare, isOurs: ours.has(ink.join()) }];
}

/** Tell whether a text cannot be read. */
export function isLost({ ink, grounds, isBare, isOurs }: Shown): boolean {
  if (isOurs) return leastContrast(ink, grounds) < (isBare ? READABLE : READABLE_INSIDE);
  return bestContrast(ink, grounds) < SEEN;
}

/** Give the texts of a part that cannot be read an ink with which they can. */
export function giveInk(part: Element, texts: Shown[]): void {
  markInk(
    part,
    texts.filter(isLost).flatMap((text): [HTMLElement, string][] => {
      const mode = inkFor(text);
      return mode ? [[text.element, mode]] : [];
    }),
  );
}

function inkFor({ ink, grounds }: Shown): string | undefined {
  const [light, dark] = INKS.map((one) => leastContrast(one, grounds)) as [number, number];
  if (Math.max(light, dark) <= leastContrast(ink, grounds)) return undefined;
  return light > dark ? "light" : "dark";
}
