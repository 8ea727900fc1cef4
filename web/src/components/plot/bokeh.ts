/** Figures of Bokeh, drawn by BokehJS in the colours of the page. */

import type { Colors } from "../../lib/colors.svelte";
import { t } from "../../lib/text";

interface Item {
  target_id?: string | null;
  root_id: string;
  doc: { version?: string; [key: string]: unknown };
}

interface Bokeh {
  version: string;
  embed: { embed_item(item: Item, target: HTMLElement): Promise<{ clear?: () => void } | { clear?: () => void }[]> };
}

/**
 * Draw the figure that `json` describes into `element`. Resolves to what takes it away.
 *
 * There is one BokehJS in the page: a figure of another minor version is drawn if BokehJS can read it.
 */
export async function drawBokeh(element: HTMLElement, json: string, colors: Colors): Promise<() => void> {
  // @ts-expect-error -- this build of BokehJS comes without types
  const loaded = (await import("@bokeh/bokehjs/build/js/bokeh.esm.min.js")) as { default: Bokeh };
  const Bokeh = loaded.default;
  const item = JSON.parse(json) as Item;
  element.replaceChildren();
  element.style.colorScheme = colors.isDark ? "dark" : "light";
  const written = item.doc.version ?? "";
  try {
    const views = await Bokeh.embed.embed_item(item, element);
    return () => {
      for (const view of Array.isArray(views) ? views : [views]) view.clear?.();
      element.replaceChildren();
    };
  } catch (error) {
    if (minorOf(written) === minorOf(Bokeh.version)) throw error;
    throw new Error(
      t("It was made by Bokeh {written}, and this page draws figures of {drawn}. Install that version of Bokeh.", {
        written,
        drawn: minorOf(Bokeh.version),
      }),
    );
  }
}

/** Return the part of a version that decides whether figures can be read, such as `3.8`. */
function minorOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}
