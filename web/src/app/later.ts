/**
 * What a page shows only after someone did something: messages, the state of a run, where the focus goes on. The first paint does
 * not wait for it; it comes when someone turns to the page, so that it is there when something is pressed.
 */

/** Someone is about to do something. */
const HINTS = ["pointermove", "focusin"];
/** Someone does something. */
const DEEDS = ["pointerdown", "keydown", "dragenter"];

/** Begin to wait for the first sign. */
export function loadLater(signs = [...HINTS, ...DEEDS]): void {
  const waiting = new AbortController();
  const load = async (): Promise<void> => {
    waiting.abort();
    try {
      await Promise.all([import("./chrome/Toasts.svelte"), import("../lib/StatusView.svelte")]);
      (await import("./chrome/keep-focus")).keepFocus();
    } catch {
      // The network is away: the next deed may find it again. Every move of the pointer would ask in vain.
      loadLater(DEEDS);
    }
  };
  for (const sign of signs) addEventListener(sign, () => void load(), { capture: true, signal: waiting.signal });
}
