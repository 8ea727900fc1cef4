/** Loads modules and style sheets of authors, each once, however many components use it. */

import type { Node } from "../../lib/node.svelte";
import type { CustomComponentProps, Fetch, Source, WidgetModule } from "./types";

const modules = new Map<string, Promise<WidgetModule>>();

export function loadModule(source: Source, fetchPiece: Fetch): Promise<WidgetModule> {
  const known = modules.get(source.id) ?? wholeOf(source, fetchPiece).then(importModule);
  modules.set(source.id, known);
  known.catch(() => modules.delete(source.id));
  return known;
}

let line: Promise<unknown> = Promise.resolve();

/** Ask when everyone before has been answered: a session keeps but some hundred kilobytes of answers that are under way. */
export function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  const answer = line.then(ask);
  line = answer.catch(() => undefined);
  return answer;
}

/** How a component fetches the pieces of its code. */
export function pieceOf(node: Node<CustomComponentProps>): Fetch {
  return async (id, number) => (await inTurn(() => node.call("rest", id, number))) as string;
}

/** Put a style sheet into the page, in the place of the one that it follows. */
export async function addSheet(first: Source, fetchPiece: Fetch, previous?: string): Promise<void> {
  const source = await wholeOf(first, fetchPiece);
  if (previous !== undefined && previous !== source.id) sheetOf(previous)?.remove();
  if (sheetOf(source.id) || (!source.url && !source.text)) return;
  const sheet = source.url ? document.createElement("link") : document.createElement("style");
  if (sheet instanceof HTMLLinkElement) Object.assign(sheet, { rel: "stylesheet", href: source.url });
  else sheet.textContent = source.text ?? "";
  sheet.dataset.sheet = source.id;
  document.head.append(sheet);
}

function sheetOf(id: string): HTMLElement | null {
  return document.head.querySelector(`[data-sheet="${CSS.escape(id)}"]`);
}

async function wholeOf(source: Source, fetchPiece: Fetch): Promise<Source> {
  let text = source.text ?? "";
  for (let number = 1; number < (source.pieces ?? 1); number += 1) text += await fetchPiece(source.id, number);
  return source.url ? source : { ...source, text };
}

async function importModule(source: Source): Promise<WidgetModule> {
  const url = source.url ?? URL.createObjectURL(new Blob([source.text ?? ""], { type: "text/javascript" }));
  try {
    const loaded = (await import(/* @vite-ignore */ url)) as WidgetModule & { default?: unknown };
    const given = loaded.default ?? loaded;
    return (typeof given === "function" ? await (given as () => unknown)() : given) as WidgetModule;
  } finally {
    if (!source.url) URL.revokeObjectURL(url);
  }
}
