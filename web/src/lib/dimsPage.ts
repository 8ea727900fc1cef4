import type { Attachment } from "svelte/attachments";

let count = 0;

/** Mark the page as one that something dims, while the element stands. (A `:has()` would be asked anew at each change of the page.) */
export const dimsPage: Attachment = () => {
  const root = document.documentElement;
  root.toggleAttribute("data-dimmed", ++count > 0);
  return () => root.toggleAttribute("data-dimmed", --count > 0);
};
