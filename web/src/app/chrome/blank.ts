/** Tells that an app shows nothing: it has no component yet, or hides them all. */

import { mount } from "svelte";

/** Say so below what the page shows, for as long as that is nothing. */
export async function showBlank(): Promise<void> {
  const content = document.querySelector("main > *");
  const { default: Blank } = await import("./Blank.svelte");
  if (content?.parentElement) mount(Blank, { target: content.parentElement, props: { content } });
}
