/** Which Svelte component shows which kind of node. Each is a chunk of its own, loaded only on pages that use it. */

import type { Component } from "svelte";

import type { Node } from "../lib/node.svelte";

/** What every component gets: its node, and for layouts a snippet-like component that shows one child. */
export type NodeComponent = Component<{ node: Node; child?: unknown }>;

const loaders = import.meta.glob<{ default: NodeComponent }>("../components/*/index.ts");
const loaded = new Map<string, NodeComponent>();

/** Load the components of these kinds; unknown kinds are left out and shown as a note. */
export async function loadKinds(kinds: Iterable<string>): Promise<void> {
  await Promise.all(
    [...new Set(kinds)].map(async (kind) => {
      const load = loaders[`../components/${kind}/index.ts`];
      if (load && !loaded.has(kind)) loaded.set(kind, (await load()).default);
    }),
  );
}

/** The component of a kind, once `loadKinds` has loaded it. */
export function componentOf(kind: string): NodeComponent | undefined {
  return loaded.get(kind);
}
