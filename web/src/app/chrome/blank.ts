/** Tells that an app shows nothing: it has no component yet, or hides them all. */

import { mount } from "svelte";

import Blank from "./Blank.svelte";

/** Say so below `content`, for as long as it is empty. */
export function showBlank(content: Element | null): void {
  if (content?.parentElement) mount(Blank, { target: content.parentElement, props: { content } });
}
