import type { Node } from "./node.svelte";

/** Return the `id`s of what describes a field, for `aria-describedby`: its help, and what is wrong with its value. */
export function descriptionIds(node: Node): string | undefined {
  const hasInfo = node.props.info && node.props.container !== false;
  const ids = [hasInfo && `${node.fieldId}-info`, node.problem && `${node.fieldId}-problem`];
  return ids.filter(Boolean).join(" ") || undefined;
}
