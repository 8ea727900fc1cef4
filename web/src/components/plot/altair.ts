/** Charts of Altair, drawn by Vega in the colours of the page. */

import type { Config, VisualizationSpec } from "vega-embed";

import type { Colors } from "../../lib/colors.svelte";

/** Draw the chart that `json` describes into `element`. Resolves to what takes it away. */
export async function drawAltair(element: HTMLElement, json: string, colors: Colors): Promise<() => void> {
  const { default: embed } = await import("vega-embed");
  const chart = JSON.parse(json) as VisualizationSpec;
  const result = await embed(element, chart, {
    actions: false,
    renderer: "svg",
    config: configOf(colors),
    tooltip: { theme: colors.isDark ? "dark" : "light" },
  });
  return () => result.finalize();
}

/** Return the title of a chart, or nothing. */
export function titleOf(json: string): string | undefined {
  const { title } = JSON.parse(json) as { title?: string | { text?: string | string[] } };
  const text = typeof title === "object" ? title.text : title;
  return Array.isArray(text) ? text.join(" ") : text;
}

function configOf({ text, muted, border, accent, font }: Colors): Config {
  return {
    background: "transparent",
    font,
    view: { stroke: border },
    title: { color: text, fontWeight: 600, fontSize: 14 },
    axis: { labelColor: muted, titleColor: text, gridColor: border, domainColor: border, tickColor: border },
    legend: { labelColor: muted, titleColor: text },
    header: { labelColor: muted, titleColor: text },
    mark: { color: accent },
  };
}
