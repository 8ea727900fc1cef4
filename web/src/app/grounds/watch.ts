/**
 * Keeps a page readable that its author gave CSS. Only such pages load this, before the page itself, so that it looks at whatever comes
 * before it is seen, and again whenever that may look otherwise: in another mode or width, after a function changed styles or classes.
 * It looks at what the browser computed, since no reading of the CSS tells which rule wins, or what a variable is in the end.
 */

import "./grounds.css";

import { settleApp } from "./app";
import { CODE, settleCode } from "./code";
import { FIELDS, settleFields } from "./fields";

const LOOKED_AT = `${FIELDS}, ${CODE}`;
const STYLES = "style, link[rel=stylesheet]";

/** What may look otherwise than when it was looked at. */
const changed = new Set<Element>();
let isWaiting = false;

const observer = new MutationObserver((records) => records.forEach(take));

function take({ type, target, addedNodes, removedNodes }: MutationRecord): void {
  if (type === "attributes") return note(target as Element);
  const elements = [...addedNodes, ...removedNodes].filter((node) => node instanceof Element);
  if (
    (target as Element).matches?.(STYLES) ||
    elements.some((element) => element.matches(STYLES) || element.querySelector(STYLES))
  )
    noteAll();
  for (const element of elements) if (element.isConnected) note(element);
  // Texts that come one by one, as a number does, change nothing of how they look.
  if (elements.length) noteOwner(target as Element);
}

/** An element may look otherwise, and so what is in it. */
function note(element: Element): void {
  if (element.matches(LOOKED_AT) || element.querySelector(LOOKED_AT)) settleSoon(element);
}

function noteOwner(element: Element): void {
  const owner = element.closest(LOOKED_AT);
  if (owner) settleSoon(owner);
}

function noteAll(): void {
  settleSoon(document.documentElement);
}

/** All that changes before the next picture is looked at once, right before it. */
function settleSoon(element: Element): void {
  changed.add(element);
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(settle);
}

function settle(): void {
  isWaiting = false;
  const places = [...changed];
  changed.clear();
  if (places.includes(document.documentElement) || places.includes(document.body)) settleApp();
  const [fields, code] = [within(places, FIELDS), within(places, CODE)];
  atRest([...fields, ...code], () => {
    settleFields(fields);
    settleCode(code);
  });
}

/** While they are looked at, parts have the colours to which an author's `transition` would lead them slowly. */
function atRest(parts: Element[], look: () => void): void {
  for (const part of parts) part.toggleAttribute("data-resting", true);
  look();
  // The browser takes over what was written before transitions count again.
  void document.body.offsetHeight;
  for (const part of parts) part.toggleAttribute("data-resting", false);
}

function within(places: Element[], selector: string): Element[] {
  const found = places.flatMap((place) => [
    ...(place.matches(selector) ? [place] : []),
    ...place.querySelectorAll(selector),
  ]);
  return [...new Set(found)].filter((element) => element.isConnected);
}

observer.observe(document, { subtree: true, childList: true, attributeFilter: ["class", "style", "id"] });
addEventListener("resize", noteAll);
addEventListener(
  "transitionend",
  ({ target, propertyName }) => /color|^background/.test(propertyName) && note(target as Element),
  true,
);
addEventListener("load", ({ target }) => target instanceof HTMLLinkElement && noteAll(), true);
noteAll();
