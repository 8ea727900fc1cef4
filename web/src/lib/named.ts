/**
 * Attachment that names a group by the label of its component, for screen readers.
 *
 * No attribute tells of it: who looks for the field "Output" by a part of its label, as tests of pages do, must not find the pictures
 * "Output image" as well.
 */

import type { Attachment } from "svelte/attachments";

import type { Node } from "./node.svelte";

export function named(node: Pick<Node, "labelId">): Attachment<HTMLElement> {
  return (element) => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const label = node.labelId && root.getElementById(node.labelId);
    element.ariaLabelledByElements = label ? [label] : null;
  };
}
