/** Puts an author's markup into the head of the page: each script and each sheet once, however many components ask for it. */

const loading = new Map<string, Promise<void>>();

/** Resolves once all scripts with an address have run; rejects where one cannot be loaded. */
export async function addToHead(markup: string): Promise<void> {
  const parsed = new DOMParser().parseFromString(`<head>${markup}</head>`, "text/html");
  await Promise.all([...parsed.head.children].map(add));
}

function add(element: Element): Promise<void> | undefined {
  if (element instanceof HTMLScriptElement) return element.src ? loadScript(element) : runOnce(element);
  const isPresent = [...document.head.children].some((present) => present.isEqualNode(element));
  if (!isPresent) document.head.append(document.importNode(element, true));
  return undefined;
}

function loadScript(script: HTMLScriptElement): Promise<void> | undefined {
  const known = loading.get(script.src);
  if (known || [...document.scripts].some((present) => present.src === script.src)) return known;
  const added = copyOf(script);
  const loaded = new Promise<void>((resolve, reject) => {
    added.onload = () => resolve();
    added.onerror = () => reject(new Error(`The script ${script.src} could not be loaded.`));
  });
  loading.set(script.src, loaded);
  document.head.append(added);
  return loaded;
}

function runOnce(script: HTMLScriptElement): undefined {
  const isPresent = [...document.scripts].some((present) => !present.src && present.textContent === script.textContent);
  if (!isPresent) document.head.append(copyOf(script));
}

/** A script that was parsed never runs; one that is made does. */
function copyOf(script: HTMLScriptElement): HTMLScriptElement {
  const copy = document.createElement("script");
  for (const { name, value } of script.attributes) copy.setAttribute(name, value);
  copy.textContent = script.textContent;
  if (!script.hasAttribute("async")) copy.async = false;
  return copy;
}
