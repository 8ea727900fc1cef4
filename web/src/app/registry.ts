/**
 * Which Svelte component shows which kind of node. Each is a chunk of its own, loaded only on pages that use it, but for those that
 * stand on nearly every page: a chunk for each of them would cost more in requests than it saves in bytes.
 */

import type { Component } from "svelte";

import button from "../components/button/index";
import column from "../components/column/index";
import group from "../components/group/index";
import row from "../components/row/index";
import textbox from "../components/textbox/index";
import type { Node } from "../lib/node.svelte";

/** What every component gets: its node, and for layouts a snippet-like component that shows one child. */
export type NodeComponent = Component<{ node: Node; child?: unknown }>;

const loaded = new Map(Object.entries({ button, column, group, row, textbox } as Record<string, NodeComponent>));

/** Load the components of these kinds; unknown kinds are left out and shown as a note. */
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
