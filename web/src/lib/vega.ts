/** The look of charts that Vega draws, in the colours of the page. */

import type { Config } from "vega-embed";

import type { Colors } from "./colors.svelte";

const TEXT_SIZES = { labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500 as const };

/** Return the configuration for a chart of Vega or Vega-Lite. */
export function vegaConfig({ text, muted, border, accent, font }: Colors): Config {
  return {
    background: "transparent",
    font,
    view: { stroke: border },
    title: { color: text, fontWeight: 600, fontSize: 14 },
    axis: {
      ...TEXT_SIZES,
      labelColor: muted,
      titleColor: text,
      gridColor: border,
      domainColor: border,
      tickColor: border,
    },
    legend: { ...TEXT_SIZES, labelColor: muted, titleColor: text },
    header: { ...TEXT_SIZES, labelColor: muted, titleColor: text },
    mark: { color: accent },
  };
}
