/** Loads modules and style sheets of authors, each once, however many components use it. */

import type { Source, WidgetModule } from "./types";

const modules = new Map<string, Promise<WidgetModule>>();

export function loadModule(source: Source): Promise<WidgetModule> {
  const known = modules.get(source.id) ?? importModule(source);
  modules.set(source.id, known);
  known.catch(() => modules.delete(source.id));
  return known;
}

/** Put a style sheet into the page, in the place of the one that it follows. */
export function addSheet(source: Source, previous?: string): void {
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
