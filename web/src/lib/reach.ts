/**
 * Whether the server can be reached, as far as the page knows. A browser does not try a script again that it could not load, so
 * what is wanted while the server is away has to wait.
 */

const PAUSE_MS = 500;

/** What the page knows of its connection. */
export const reach = { isLost: false };

/** Without a network, a machine still reaches itself. */
const isNear = /^(localhost|127\.|\[)/.test(location.hostname);

/** Resolves at once where there is nothing in the way. */
export async function untilReached(): Promise<void> {
  while (reach.isLost || !(isNear || navigator.onLine)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
