/**
 * What a page shows only after someone did something: messages, the state of a run, where the focus goes on, how it is printed. The
 * first paint does not wait for it; it comes when someone turns to the page, so that it is there when something is pressed.
 */

/** Someone is about to do something, or does it. */
const SIGNS = ["pointermove", "focusin", "pointerdown", "keydown", "dragenter", "beforeprint"];

/** Begin to wait for the first sign. */
export function loadLater(): void {
  const waiting = new AbortController();
  const load = async (): Promise<void> => {
    waiting.abort();
    await Promise.all([
      import("./chrome/Toasts.svelte"),
      import("../lib/StatusView.svelte"),
      import("../theme/print.css"),
    ]);
    (await import("./chrome/keep-focus")).keepFocus();
  };
  for (const sign of SIGNS) addEventListener(sign, () => void load(), { capture: true, signal: waiting.signal });
}
