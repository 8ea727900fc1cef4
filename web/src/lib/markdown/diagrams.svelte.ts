/** Shows the diagrams of a text in place of their code. */

import "../../theme/classes.css";

import type { Attachment } from "svelte/attachments";

import { type Colors, colorsAt, themeColor } from "../colors.svelte";

const LANGUAGE = "mermaid";
/** How long a text must rest: the code of a diagram that is still being written is mostly wrong. */
const REST_MS = 250;
/** A wide diagram may be shown smaller, but not so small that nobody can read it: then it scrolls. */
const LEAST_SCALE = 0.6;
const PALETTE = Array.from({ length: 10 }, (_, i) => `--class-${i + 1}`);

/** Draw the blocks of code of an element whose language is Mermaid, whenever its text has changed. */
export function drawsDiagrams(text: () => string): Attachment<HTMLElement> {
  return (element) => {
    $effect(() => {
      if (!text().includes(LANGUAGE)) return;
      const colors = colorsAt(element);
      const timer = setTimeout(() => void drawAll(element, colors), REST_MS);
      return () => clearTimeout(timer);
    });
  };
}

async function drawAll(element: HTMLElement, colors: Colors): Promise<void> {
  const blocks = [...element.querySelectorAll<HTMLElement>(`pre:has(> code.language-${LANGUAGE})`)];
  if (!blocks.length) return;
  const { drawingOf } = await import("./mermaid");
  const palette = PALETTE.map((name) => themeColor(name, element));
  for (const block of blocks) {
    const code = block.textContent;
    const drawing = await drawingOf(code, colors, palette).catch(() => undefined);
    if (!drawing || !block.isConnected || block.textContent !== code) continue;
    const picture = block.nextElementSibling?.querySelector("img") ?? placeAfter(block);
    Object.assign(picture, { ...drawing, alt: code });
    picture.style.minWidth = `${LEAST_SCALE * drawing.width}px`;
    block.hidden = true;
  }
}

function placeAfter(block: HTMLElement): HTMLImageElement {
  const place = document.createElement("div");
  place.className = "_diagram";
  place.tabIndex = 0;
  const picture = document.createElement("img");
  place.append(picture);
  block.after(place);
  return picture;
}
