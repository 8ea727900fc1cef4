/** Figures of Bokeh, drawn by BokehJS in the colours of the page. */

import type { Colors } from "../../lib/colors.svelte";
import { t } from "../../lib/text";

interface Item {
  target_id?: string | null;
  root_id: string;
  doc: { version?: string; roots?: Root[]; [key: string]: unknown };
}

interface Root {
  name: string;
  attributes: Record<string, unknown>;
}

/** Of a figure for which its author chose no width or height. */
const FIGURE_PX = 600;
/** A wide figure on a narrow page keeps this height, or its own if that is less. */
const LEAST_HEIGHT_PX = 240;

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
  for (const root of item.doc.roots ?? []) fit(root);
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

/** Let a figure of a fixed size become smaller where there is less room; one that fits itself is left as it is. */
function fit({ name, attributes }: Root): void {
  if (!/figure|plot/i.test(name) || "sizing_mode" in attributes || "width_policy" in attributes) return;
  const [width, height] = [Number(attributes.width ?? FIGURE_PX), Number(attributes.height ?? FIGURE_PX)];
  Object.assign(attributes, {
    width,
    height,
    sizing_mode: "scale_width",
    max_width: width,
    min_height: Math.min(height, LEAST_HEIGHT_PX),
  });
}

/** Return the part of a version that decides whether figures can be read, such as `3.8`. */
function minorOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}
