/** Charts of Altair, drawn by Vega in the colours of the page. */

import type { VisualizationSpec } from "vega-embed";

import type { Colors } from "../../lib/colors.svelte";
import { vegaConfig } from "../../lib/vega";
import { listenToVega, type SelectableChart, withBox } from "./altair-selection";
import type { TellSelection } from "./selection";

/** Draw the chart that `json` describes into `element`, and tell what is marked if someone listens. Resolves to what takes it away. */
export async function drawAltair(
  element: HTMLElement,
  json: string,
  colors: Colors,
  tell?: TellSelection,
): Promise<() => void> {
  const { default: embed } = await import("vega-embed");
  const given = filling(JSON.parse(json) as Chart) as SelectableChart;
  const chart = tell ? withBox(given) : given;
  const result = await embed(element, chart as VisualizationSpec, {
    actions: false,
    renderer: "svg",
    config: vegaConfig(colors),
    tooltip: { theme: colors.isDark ? "dark" : "light" },
  });
  // The box that is being drawn is nothing to read out.
  for (const part of element.querySelectorAll("[class*='_brush']")) {
    part.removeAttribute("role");
    part.setAttribute("aria-hidden", "true");
  }
  const end = tell && listenToVega(result, chart, tell);
  return () => {
    end?.();
    result.finalize();
  };
}

interface Chart {
  encoding?: Record<string, unknown>;
  layer?: unknown[];
  mark?: unknown;
  width?: unknown;
  [key: string]: unknown;
}

/** Return a chart of which the author did not say how wide it is as wide as its place; not so one that is made of several. */
export function filling(chart: Chart): Chart {
  const isSingle = chart.mark !== undefined || chart.layer !== undefined;
  const isDivided = ["row", "column", "facet"].some((name) => name in (chart.encoding ?? {}));
  if (!isSingle || isDivided || chart.width !== undefined) return chart;
  return { ...chart, width: "container", autosize: { type: "fit-x", contains: "padding" } };
}

/** Return the title of a chart, or nothing. */
export function titleOf(json: string): string | undefined {
  const { title } = JSON.parse(json) as { title?: string | { text?: string | string[] } };
  const text = typeof title === "object" ? title.text : title;
  return Array.isArray(text) ? text.join(" ") : text;
}
