/** Shows blocks of HTML. What a new text leaves as it was stays: selections, pictures that came, the browser's layout. */

import type { Attachment } from "svelte/attachments";

interface Block {
  html: string;
  nodes: ChildNode[];
}

/** Show blocks at the beginning of an element, before what else it holds. */
export function showBlocks(blocks: () => string[]): Attachment<HTMLElement> {
  return (element) => {
    const end = document.createTextNode("");
    element.prepend(end);
    let shown: Block[] = [];
    $effect(() => {
      const wanted = blocks();
      for (const { nodes } of shown.slice(wanted.length)) remove(nodes);
      let before: ChildNode = end;
      // From the end, since a block goes before the next one.
      shown = wanted
        .map((html, i) => ({ html, old: shown[i] }))
        .reverse()
        .map(({ html, old }) => {
          const block =
            old?.html === html ? old : { html, nodes: patch(element, old?.nodes ?? [], parse(html), before) };
          before = block.nodes[0] ?? before;
          return block;
        })
        .reverse();
    });
  };
}

function parse(html: string): ChildNode[] {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.childNodes];
}

/** Make `old`, which are neighbours in `parent`, into `wanted`, and return what stands there. New ones go before `before`. */
function patch(parent: Node, old: ChildNode[], wanted: ChildNode[], before: ChildNode | null): ChildNode[] {
  remove(old.slice(wanted.length));
  return wanted.map((node, i) => {
    const one = old[i];
    if (one && (one.isEqualNode(node) || become(one, node))) return one;
    if (one) one.replaceWith(node);
    else parent.insertBefore(node, before);
    return node;
  });
}

/** Change a node so that it equals another, and return whether that can be done within it. */
function become(one: ChildNode, wanted: ChildNode): boolean {
  if (one instanceof Text && wanted instanceof Text) {
    if (wanted.data.startsWith(one.data)) one.appendData(wanted.data.slice(one.length));
    else one.data = wanted.data;
    return true;
  }
  // A clone without its children is equal where the name and the attributes are.
  if (!(one instanceof Element) || !one.cloneNode().isEqualNode(wanted.cloneNode())) return false;
  patch(one, [...one.childNodes], [...wanted.childNodes], null);
  return true;
}

function remove(nodes: ChildNode[]): void {
  for (const node of nodes) node.remove();
}
