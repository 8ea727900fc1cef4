/** What loads the component of a kind. A file of its own, since a page of common components alone does without it. */

import type { Component } from "svelte";

import type { Node } from "./node.svelte";

export type Loader = () => Promise<{ default: Component<{ node: Node }> }>;

const loaders = import.meta.glob<{ default: Component<{ node: Node }> }>("../components/*/index.ts");

/** What loads a kind; nothing for one that is unknown. */
export function loaderOf(kind: string): Loader | undefined {
  return loaders[`../components/${kind}/index.ts`];
}
