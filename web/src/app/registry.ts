/** Which Svelte component shows which kind of node. Each is a chunk of its own, loaded only on pages that use it. */

import { EVERY_PAGE, type NodeComponent } from "../lib/everyPage";

const loaded = new Map(EVERY_PAGE);

/** Load the components of these kinds. Those that only Python knows, such as timers, are left out. */
export async function loadKinds(kinds: Iterable<string>): Promise<void> {
  const missing = [...new Set(kinds)].filter((kind) => !loaded.has(kind));
  if (!missing.length) return;
  const { loaderOf } = await import("../lib/loaders");
  await Promise.all(
    missing.map(async (kind) => {
      const component = (await loaderOf(kind)?.())?.default;
      if (component) loaded.set(kind, component);
    }),
  );
}

/** The component of a kind, once `loadKinds` has loaded it. */
export function componentOf(kind: string): NodeComponent | undefined {
  return loaded.get(kind);
}
