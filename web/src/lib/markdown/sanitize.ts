/** Takes out of HTML what could run a script, or change the page around it. */

import DOMPurify from "dompurify";

/** Places outside of the text: on top of the whole page, where a stranger's text could pass for a part of it. */
const OUTSIDE = new Set(["fixed", "sticky"]);

DOMPurify.addHook("afterSanitizeAttributes", (element) => {
  const style = (element as HTMLElement).style as CSSStyleDeclaration | undefined;
  if (style && OUTSIDE.has(style.position)) style.removeProperty("position");
});

/** Return `html` without scripts, handlers, style sheets and forms, and with nothing that leaves its place. */
export function sanitize(html: string): string {
  return DOMPurify.sanitize(html, {
    ADD_ATTR: ["target"],
    FORBID_TAGS: ["style", "form", "dialog"],
    FORBID_ATTR: ["popover", "popovertarget", "command", "commandfor"],
  });
}
