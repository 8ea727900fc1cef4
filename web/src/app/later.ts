/**
 * What a page shows only after someone did something: messages, the state of a run, where the focus goes on, how it is printed, the
 * runs that are kept. The first paint does not wait for it; it comes when someone turns to the page, so that it is there when something
 * is pressed.
 */

import type { Page, Told } from "./page.svelte";

/** Someone is about to do something, or does it. */
const SIGNS = ["pointermove", "focusin", "pointerdown", "keydown", "dragenter", "beforeprint"];

/** Begin to wait for the first sign. */
export function loadLater(page: Page): void {
  const waiting = new AbortController();
  const early: Told[] = [];
  const load = (): void => {
    waiting.abort();
    page.watch = (...told) => early.push(told);
    void import("./touched").then((part) => part.begin(page, early));
  };
  for (const sign of SIGNS) addEventListener(sign, load, { capture: true, signal: waiting.signal });
  if (/^#run/.test(location.hash)) load();
}
