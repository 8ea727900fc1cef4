/** MapLibre GL, from our own server: the ground, the features on it, and what visitors do there. */

import type { FeatureCollection } from "geojson";
import type * as MapLibre from "maplibre-gl";
import maplibre from "maplibre-gl/dist/maplibre-gl-csp.js";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker.js?url";

import type { Colors } from "../../lib/colors.svelte";
import land from "./land.json";
import { collection } from "./places";
import { layers } from "./style";
import type { Bounds, MapProps, Position, View } from "./types";

maplibre.setWorkerUrl(workerUrl);

const PICKED = ["points", "lines", "areas"];
const PADDING_PX = 48;
const NEAR_PX = 5;
/** The outline of the land tells nothing when one is nearer. */
const MOST_ZOOM_ON_OUTLINE = 5;
const MOST_ZOOM_TO_FIT = 12;

/** What a map tells. */
export interface Listener {
  press(position: Position, index: number | undefined): void;
  hover(position: Position): void;
  move(view: View): void;
  problem(message: string): void;
}

export class Engine {
  readonly #map: MapLibre.Map;
  #isReady = false;
  #colors: Colors;
  readonly #mostZoom: number;
  readonly #waiting: (() => void)[] = [];

  constructor(container: HTMLElement, props: MapProps, name: string, colors: Colors, listener: Listener) {
    this.#colors = colors;
    this.#mostZoom = props.tiles || props.style ? MOST_ZOOM_TO_FIT : MOST_ZOOM_ON_OUTLINE;
    this.#map = new maplibre.Map({
      container,
      style: props.style ?? { version: 8, sources: {}, layers: [] },
      center: props.center ? [props.center[1], props.center[0]] : [10, 20],
      zoom: props.zoom ?? 0,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      maplibreLogo: false,
      scrollZoom: false,
      doubleClickZoom: !props.draw,
      fadeDuration: 0,
      locale: { "Map.Title": name },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.on("load", () => this.#begin(props));
    this.#listen(listener);
  }

  get view(): View {
    const { lng, lat } = this.#map.getCenter();
    const bounds = this.#map.getBounds().toArray();
    return { bounds: bounds.flat() as Bounds, center: [lng, lat], zoom: this.#map.getZoom() };
  }

  show(source: "features" | "draft", features: FeatureCollection): void {
    const numbered = features.features.map((feature, index) => ({
      ...feature,
      properties: { ...feature.properties, $index: index },
    }));
    this.#do(() => {
      (this.#map.getSource(source) as MapLibre.GeoJSONSource | undefined)?.setData({ ...features, features: numbered });
    });
  }

  fit(bounds: Bounds): void {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const zoom = Math.max(this.#mostZoom, this.#map.getZoom());
    this.#map.fitBounds(bounds, { padding: PADDING_PX, maxZoom: zoom, duration: isStill ? 0 : 180 });
  }

  goTo(bounds: Bounds): void {
    this.#map.fitBounds(bounds, { padding: PADDING_PX, maxZoom: this.#mostZoom, duration: 0 });
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: 0 });
  }

  /** Take on other colours, and mark the feature that is picked. */
  paint(colors: Colors, picked: number | undefined): void {
    this.#colors = colors;
    this.#do(() => {
      for (const layer of layers(colors, picked ?? -1)) {
        if (!this.#map.getLayer(layer.id)) continue;
        for (const [name, value] of Object.entries(layer.paint ?? {})) {
          this.#map.setPaintProperty(layer.id, name as never, value as never);
        }
      }
    });
  }

  end(): void {
    this.#map.remove();
  }

  #do(work: () => void): void {
    if (this.#isReady) work();
    else this.#waiting.push(work);
  }

  #begin({ tiles, style }: MapProps): void {
    const map = this.#map;
    const all = layers(this.#colors, -1);
    if (tiles) {
      map.addSource("ground", { type: "raster", tiles: [tiles], tileSize: 256 });
      map.addLayer({ id: "tiles", type: "raster", source: "ground" });
    } else if (!style) {
      map.addSource("ground", { type: "geojson", data: land as never, tolerance: 0.1 });
      for (const layer of all.filter(isGround)) map.addLayer(layer);
    }
    for (const name of ["features", "draft"]) map.addSource(name, { type: "geojson", data: collection() });
    for (const layer of all.filter((one) => !isGround(one))) map.addLayer(layer);
    this.#isReady = true;
    for (const work of this.#waiting.splice(0)) work();
  }

  #listen(listener: Listener): void {
    const map = this.#map;
    map.on("click", ({ lngLat, point }) => listener.press(lngLat.wrap().toArray(), this.#pickedAt(point)));
    map.on("mousemove", ({ lngLat, point }) => {
      listener.hover(lngLat.wrap().toArray());
      map.getCanvas().style.cursor = this.#pickedAt(point) === undefined ? "" : "pointer";
    });
    map.on("moveend", () => listener.move(this.view));
    map.on("error", ({ error }) => listener.problem(error.message));
    const canvas = map.getCanvas();
    // A page is scrolled past a map that nobody works with.
    canvas.addEventListener("focus", () => map.scrollZoom.enable());
    canvas.addEventListener("blur", () => map.scrollZoom.disable());
  }

  #pickedAt({ x, y }: { x: number; y: number }): number | undefined {
    if (!this.#isReady) return undefined;
    const box: [[number, number], [number, number]] = [
      [x - NEAR_PX, y - NEAR_PX],
      [x + NEAR_PX, y + NEAR_PX],
    ];
    const [feature] = this.#map.queryRenderedFeatures(box, { layers: PICKED });
    return feature?.properties.$index as number | undefined;
  }
}

function isGround(layer: MapLibre.LayerSpecification): boolean {
  return layer.type === "background" || layer.source === "ground";
}
