/**
 * What a page shows only after someone did something: messages, the state of a run, where the focus goes on. The first paint does
 * not wait for it; it comes at the first press, key or file, so that it is there when it is due.
 */

const SIGNS = ["pointerdown", "keydown", "dragenter"] as const;

/** Begin to wait for the first sign. */
export function loadLater(): void {
  const waiting = new AbortController();
  const load = async (): Promise<void> => {
    waiting.abort();
    try {
      await Promise.all([import("./chrome/Toasts.svelte"), import("../lib/StatusView.svelte")]);
      (await import("./chrome/keep-focus")).keepFocus();
    } catch {
      // The network is away: the next sign may find it again.
      loadLater();
    }
  };
  for (const sign of SIGNS) addEventListener(sign, () => void load(), { capture: true, signal: waiting.signal });
}
