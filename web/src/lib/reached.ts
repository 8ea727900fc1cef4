/** Where sounds and films came to by themselves. It outlives the component that plays them, as the property of the node does. */

import type { FileData } from "../wire/values";
import type { Node } from "./node.svelte";

type Playing = Node<{ playback_position?: number }>;

const reached = new WeakMap<object, { path: string | undefined; seconds: number }>();

/** Note where a file of a node stands. */
export function noteReached(node: object, file: FileData | null, seconds: number): void {
  reached.set(node, { path: file?.path, seconds });
}

/**
 * Let a node say the beginning where another file stands in it than the one that came to the place that it says.
 * Returns whether there is another one.
 */
export function settle(node: Playing, file: FileData | null): boolean {
  const last = reached.get(node);
  if (!last || last.path === file?.path) return false;
  reached.delete(node);
  if (node.props.playback_position === last.seconds) node.set({ playback_position: 0 });
  return true;
}
