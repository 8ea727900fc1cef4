/** How the land, the features and what is being drawn look, in the colours of the theme. */

import type { LayerSpecification } from "maplibre-gl";

import type { Colors } from "../../lib/colors.svelte";

const IS_POINT = ["==", ["geometry-type"], "Point"] as never;
const IS_CLUSTER = ["has", "point_count"] as never;
const IS_ALONE = ["!", IS_CLUSTER] as never;
const IS_AREA = ["==", ["geometry-type"], "Polygon"] as never;

/** How the names of pictures of counts begin: what follows is written on them. */
export const COUNT = "count-";

/** Return the layers from the bottom up. A feature's own `color` goes before the theme's. */
export function layers(colors: Colors, picked: number): LayerSpecification[] {
  const isPicked = ["==", ["get", "$index"], picked];
  const color = ["to-color", ["get", "color"], colors.accent] as never;
  const width = ["case", isPicked, 4, 2] as never;
  return [
    { id: "sea", type: "background", paint: { "background-color": colors.border, "background-opacity": 0.35 } },
    { id: "land", type: "fill", source: "ground", paint: { "fill-color": colors.surface } },
    { id: "coast", type: "line", source: "ground", paint: { "line-color": colors.muted, "line-width": 0.75 } },
    {
      id: "areas",
      type: "fill",
      source: "features",
      filter: IS_AREA,
      paint: { "fill-color": color, "fill-opacity": ["case", isPicked, 0.5, 0.25] as never },
    },
    {
      id: "lines",
      type: "line",
      source: "features",
      filter: ["!", IS_POINT] as never,
      paint: { "line-color": color, "line-width": width },
    },
    {
      id: "clusters",
      type: "circle",
      source: "points",
      filter: IS_CLUSTER,
      paint: {
        "circle-color": colors.surface,
        "circle-radius": ["step", ["get", "point_count"], 14, 20, 18, 200, 22] as never,
        "circle-stroke-color": colors.accent,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "counts",
      type: "symbol",
      source: "points",
      filter: IS_CLUSTER,
      layout: {
        "icon-image": ["concat", COUNT, ["to-string", ["get", "point_count_abbreviated"]]] as never,
        "icon-allow-overlap": true,
      },
    },
    {
      id: "multipoints",
      type: "circle",
      source: "features",
      filter: IS_POINT,
      paint: {
        "circle-color": color,
        "circle-radius": 6,
        "circle-stroke-color": colors.surface,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "points",
      type: "circle",
      source: "points",
      filter: IS_ALONE,
      paint: {
        "circle-color": color,
        "circle-radius": ["case", isPicked, 9, 6] as never,
        "circle-stroke-color": colors.surface,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "draft-lines",
      type: "line",
      source: "draft",
      paint: { "line-color": colors.text, "line-width": 2, "line-dasharray": [2, 1] },
    },
    {
      id: "draft-points",
      type: "circle",
      source: "draft",
      filter: IS_POINT,
      paint: {
        "circle-color": colors.surface,
        "circle-radius": 4,
        "circle-stroke-color": colors.text,
        "circle-stroke-width": 2,
      },
    },
  ];
}
