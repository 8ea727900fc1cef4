import type { Attachment } from "svelte/attachments";

const CAN_GROW_BY_ITSELF = typeof CSS !== "undefined" && CSS.supports?.("field-sizing", "content");

/** Return an attachment that makes a text area as high as its text, in browsers whose style sheets cannot. */
export function growToFit(text: () => string): Attachment<HTMLTextAreaElement> {
  return (element) => {
    if (CAN_GROW_BY_ITSELF) return;
    $effect(() => {
      text();
      element.style.height = "auto";
      element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
    });
  };
}
