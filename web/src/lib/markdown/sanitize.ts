/** Takes out of HTML what could run a script, or change the page around it. */

import DOMPurify from "dompurify";

/** Return `html` without scripts, handlers, style sheets and forms. */
export function sanitize(html: string): string {
  return DOMPurify.sanitize(html, {
    ADD_ATTR: ["target"],
    FORBID_TAGS: ["style", "form", "dialog"],
    FORBID_ATTR: ["popover", "popovertarget", "command", "commandfor"],
  });
}
