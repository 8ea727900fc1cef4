/** Brings an element to new markup and keeps what stays the same: focus, listeners and scroll positions live on. */

export function morph(element: Element, markup: string): void {
  const wanted = document.createElement(element.tagName);
  wanted.innerHTML = markup;
  alignChildren(element, wanted);
}

function alignChildren(before: Element, wanted: Element): void {
  const old = [...before.childNodes];
  const next = [...wanted.childNodes];
  for (const [i, node] of next.entries()) {
    const present = old[i];
    if (!present) before.append(node);
    else if (!align(present, node)) present.replaceWith(node);
  }
  for (const surplus of old.slice(next.length)) surplus.remove();
}

/** Make `present` as `wanted` is. Returns whether that is possible. */
function align(present: ChildNode, wanted: ChildNode): boolean {
  if (present instanceof Element && wanted instanceof Element) {
    if (present.tagName !== wanted.tagName || present.namespaceURI !== wanted.namespaceURI) return false;
    alignAttributes(present, wanted);
    alignChildren(present, wanted);
    return true;
  }
  if (present.nodeType !== wanted.nodeType || present instanceof Element) return false;
  if (present.nodeValue !== wanted.nodeValue) present.nodeValue = wanted.nodeValue;
  return true;
}

function alignAttributes(present: Element, wanted: Element): void {
  for (const name of present.getAttributeNames()) if (!wanted.hasAttribute(name)) present.removeAttribute(name);
  for (const { name, value } of wanted.attributes) {
    if (present.getAttribute(name) === value) continue;
    present.setAttribute(name, value);
    if (name === "value" && "value" in present) present.value = value;
  }
  if (present instanceof HTMLInputElement && present.checked !== wanted.hasAttribute("checked")) {
    if (present.defaultChecked !== wanted.hasAttribute("checked")) present.checked = wanted.hasAttribute("checked");
  }
}
