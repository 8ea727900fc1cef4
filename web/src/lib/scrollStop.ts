/** Attachment for what may be wider than its place: while it scrolls, it can be focused, so that keys scroll it too. */

import type { Attachment } from "svelte/attachments";

export const scrollStop: Attachment<HTMLElement> = (element) => {
  const look = (): void => {
    const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    if (scrolls) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  };
  const observer = new ResizeObserver(look);
  observer.observe(element);
  for (const child of element.children) observer.observe(child);
  return () => observer.disconnect();
};
