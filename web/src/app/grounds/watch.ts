/**
 * Keeps a page readable that its author gave CSS. Only such pages load this, before the page itself, so that it looks at whatever comes
 * before it is seen, and again whenever that may look otherwise: in another mode or width, after a function changed styles or classes.
 * It looks at what the browser computed, since no reading of the CSS tells which rule wins, or what a variable is in the end.
 */

import "./grounds.css";

import { settleApp } from "./app";
import { CODE, settleCode } from "./code";
import { FIELDS, settleFields } from "./fields";
import { wake } from "./marks";

const LOOKED_AT = `${FIELDS}, ${CODE}`;
const STYLES = "style, link[rel=stylesheet]";

/** A look may take this share of the time: whoever changes styles many times a second has the rest for that. */
const SHARE = 0.1;
/** On a slow machine too, nobody waits longer than this for what cannot be read. */
const MOST_PAUSE_MS = 300;

/** What is new, and what may look otherwise than when it was looked at. */
const added = new Set<Element>();
const changed = new Set<Element>();
let isWaiting = false;
let nextAt = 0;

const observer = new MutationObserver((records) => records.forEach(take));

function take({ type, target, addedNodes, removedNodes }: MutationRecord): void {
  if (type === "attributes") return note(target as Element, changed);
  const elements = [...addedNodes, ...removedNodes].filter((node) => node instanceof Element);
  if (
    (target as Element).matches?.(STYLES) ||
    elements.some((element) => element.matches(STYLES) || element.querySelector(STYLES))
  )
    noteAll();
  for (const element of elements) note(element, added);
  // Texts that come one by one, as a number does, change nothing of how they look.
  if (elements.length) noteOwner(target as Element, added);
}

/** An element may look otherwise, and so what is in it. */
function note(element: Element, places: Set<Element>): void {
  if (!element.matches(LOOKED_AT) && !element.querySelector(LOOKED_AT)) return;
  places.add(element);
  settleSoon();
}

function noteOwner(element: Element, places: Set<Element>): void {
  const owner = element.closest(LOOKED_AT);
  if (owner) note(owner, places);
}

function noteAll(): void {
  note(document.documentElement, changed);
}

/** All that changes before the next picture is looked at once, right before it. */
function settleSoon(): void {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(settle);
}

function settle(): void {
  isWaiting = false;
  const start = performance.now();
  const isEarly = start < nextAt;
  const places = [...added, ...(isEarly ? [] : changed)];
  added.clear();
  if (isEarly && changed.size) setTimeout(settleSoon, nextAt - start);
  if (!isEarly) changed.clear();
  if (!places.length) return;

  if (places.includes(document.documentElement) || places.includes(document.body)) settleApp();
  settleFields(within(places, FIELDS));
  settleCode(within(places, CODE));
  wake();
  const end = performance.now();
  nextAt = Math.max(nextAt, end + Math.min(MOST_PAUSE_MS, (end - start) / SHARE));
}

function within(places: Element[], selector: string): Element[] {
  const found = places.flatMap((place) => [
    ...(place.matches(selector) ? [place] : []),
    ...place.querySelectorAll(selector),
  ]);
  // What is not shown yet is looked at when it is.
  return [...new Set(found)].filter((element) => element.checkVisibility());
}

observer.observe(document, { subtree: true, childList: true, attributeFilter: ["class", "style", "id", "hidden"] });
addEventListener("resize", noteAll);
addEventListener(
  "transitionend",
  ({ target, propertyName }) => {
    if (!/color|^background/.test(propertyName)) return;
    note(target as Element, changed);
    noteOwner(target as Element, changed);
  },
  true,
);
addEventListener("load", ({ target }) => target instanceof HTMLLinkElement && noteAll(), true);
noteAll();
