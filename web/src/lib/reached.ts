/** Where sounds and films came to by themselves. It outlives the component that plays them, as the property of the node does. */

import type { FileData } from "../wire/values";

const reached = new WeakMap<object, { path: string | undefined; seconds: number }>();

/** Note where a file of a node stands. */
export function noteReached(node: object, file: FileData | null, seconds: number): void {
  reached.set(node, { path: file?.path, seconds });
}

/** Return where another file than this stood last, which is no place that anyone wants this one to stand at. */
export function reachedBefore(node: object, file: FileData | null): number {
  const last = reached.get(node);
  return last && last.path !== file?.path ? last.seconds : 0;
}
