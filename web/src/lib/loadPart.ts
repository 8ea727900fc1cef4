/**
 * Loads a part of the page together with the style sheets and modules that it needs, once the server can be reached. The build
 * puts it around every `import(...)` (part-loader.ts); nothing else calls it.
 */

import { untilReached } from "./reach";

/** What was asked for, by its address: each is asked for once, however many parts need it. */
const asked: Record<string, Promise<unknown> | undefined> = {};

/**
 * @param load - Imports the part.
 * @param names - Files that it needs, seen from `base`: style sheets, which are waited for, and modules, which come meanwhile.
 */
export async function loadPart<T>(load: () => Promise<T>, names: string[] = [], base?: string): Promise<T> {
  await untilReached();
  await Promise.all(names.map((name) => (asked[new URL(name, base).href] ??= ask(new URL(name, base).href))));
  return load();
}

/** Put it into the head of the page. Resolves when it is there, where that matters. */
async function ask(href: string): Promise<void> {
  if ([...document.querySelectorAll("link")].some((link) => link.href === href)) return;
  const link = document.createElement("link");
  const isStyle = href.endsWith(".css");
  link.rel = isStyle ? "stylesheet" : "modulepreload";
  link.href = href;
  document.head.append(link);
  if (!isStyle) return;
  await new Promise<void>((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      // Nothing stays of it, so that the next time finds the way free.
      link.remove();
      delete asked[href];
      reject(new Error(`${href} could not be loaded.`));
    };
  });
}
