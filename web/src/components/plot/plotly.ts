/** Charts of Plotly, in the colours of the page where the author chose none. */

import type { Colors } from "../../lib/colors.svelte";
import { listenToPlotly, silencePlotly } from "./plotly-selection";
import type { TellSelection } from "./selection";

interface Layout {
  template?: { layout?: Layout };
  [key: string]: unknown;
}

interface Figure {
  data: object[];
  layout?: Layout;
  config?: object;
  frames?: object[];
}

interface Plotly {
  newPlot(element: HTMLElement, figure: object): Promise<unknown>;
  react(element: HTMLElement, figure: object): Promise<unknown>;
  purge(element: HTMLElement): void;
}

const MARKING = ["select2d", "lasso2d"];
/** Of a place that a legend beside the chart would fill. */
const NARROW_PX = 480;
/** Ground of Plotly's own template: who has not chosen another gets that of the page. */
const PLOTLY_GROUND = "#E5ECF6";

/**
 * Draw the figure that `json` describes into `element`, and tell what is marked if someone listens. Resolves to what takes it away.
 */
export async function drawPlotly(
  element: HTMLElement,
  json: string,
  colors: Colors,
  tell?: TellSelection,
): Promise<() => void> {
  const figure = JSON.parse(json) as Figure;
  // Before the library comes, which takes a while: what stands below it moves no more.
  element.style.minHeight = reservedHeight(figure.layout ?? {});
  const { default: Plotly } = (await import("plotly.js-dist-min")) as { default: Plotly };
  const layout = withRoom(withColors(figure.layout ?? {}, colors), element.clientWidth);
  const config = {
    responsive: true,
    displaylogo: false,
    modeBarButtonsToRemove: [...(tell ? [] : MARKING), "zoomIn2d", "zoomOut2d", "autoScale2d"],
    ...(tell ? { modeBarButtonsToAdd: MARKING } : {}),
    ...figure.config,
  };
  const dragmode = layout["dragmode"] ?? (tell ? "select" : "zoom");
  silencePlotly(element);
  await Plotly.react(element, {
    ...figure,
    layout: { ...layout, dragmode, autosize: layout["width"] == null },
    config,
  });
  if (tell) listenToPlotly(element, tell);
  return () => {
    element.style.minHeight = "";
    Plotly.purge(element);
  };
}

/** Return the CSS height that a chart takes by its author's word; an empty text where it has none, and takes what there is. */
export function reservedHeight(layout: Layout): string {
  const height = layout["height"] ?? layout.template?.layout?.["height"];
  return typeof height === "number" ? `${height}px` : "";
}

/** Return the layout with its legend below the chart where beside it there is no room, unless the author placed it. */
export function withRoom(layout: Layout, widthPx: number): Layout {
  const legend = layout["legend"] as object | undefined;
  const isPlaced = ["x", "y", "orientation"].some((name) => name in (legend ?? {}));
  return isPlaced || widthPx >= NARROW_PX ? layout : { ...layout, legend: { ...legend, orientation: "h" } };
}

/** Return the layout with the colours of the page under what the author said. */
export function withColors(layout: Layout, colors: Colors): Layout {
  const template = layout.template?.layout;
  if (template && template["plot_bgcolor"] !== PLOTLY_GROUND) return layout;
  const { text, border, surface, font } = colors;
  const axis = { gridcolor: border, linecolor: border, zerolinecolor: border };
  const merge = (name: string, values: object): object => ({ ...(template?.[name] as object | undefined), ...values });
  const ground = "rgba(0,0,0,0)";
  const scene = Object.fromEntries(
    ["xaxis", "yaxis", "zaxis"].map((name) => [name, { ...axis, backgroundcolor: ground }]),
  );
  return {
    ...layout,
    template: {
      ...layout.template,
      layout: {
        ...template,
        paper_bgcolor: ground,
        plot_bgcolor: ground,
        font: merge("font", { color: text, family: font }),
        xaxis: merge("xaxis", axis),
        yaxis: merge("yaxis", axis),
        scene: merge("scene", scene),
        polar: merge("polar", { bgcolor: ground, angularaxis: axis, radialaxis: axis }),
        legend: merge("legend", { bgcolor: ground }),
        hoverlabel: merge("hoverlabel", { bgcolor: surface, bordercolor: border, font: { color: text } }),
        margin: merge("margin", { l: 56, r: 24, t: layout["title"] ? 64 : 32, b: 48 }),
        modebar: { orientation: "v", bgcolor: ground, color: colors.muted, activecolor: colors.accent },
      },
    },
  };
}
