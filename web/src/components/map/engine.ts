/** MapLibre GL, from our own server: the ground, the features on it, and what visitors do there. */

import type { FeatureCollection } from "geojson";
import type * as MapLibre from "maplibre-gl";
import maplibre from "maplibre-gl/dist/maplibre-gl-csp.js";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker.js?url";

import type { Colors } from "../../lib/colors.svelte";
import land from "./land.json";
import { collection, parted } from "./places";
import { COUNT, layers } from "./style";
import type { Bounds, MapProps, Position, View } from "./types";

maplibre.setWorkerUrl(workerUrl);

const PICKED = ["clusters", "points", "multipoints", "lines", "areas"];
/** Fewer points are all shown, however near they lie to each other. */
const FEWEST_TO_CLUSTER = 100;
const CLUSTER_RADIUS_PX = 40;
const MOST_ZOOM_TO_CLUSTER = 14;
const PADDING_PX = 48;
const NEAR_PX = 5;
/** Pixels of a picture for each of the screen's. */
const SHARPNESS = 2;
/** How near to a corner one takes it: a finger covers more than it points at. */
const HANDLE_PX = matchMedia("(pointer: coarse)").matches ? 22 : 10;
/** The outline of the land tells nothing when one is nearer. */
const MOST_ZOOM_ON_OUTLINE = 5;
const MOST_ZOOM_TO_FIT = 12;

/** What a map tells. */
export interface Listener {
  press(position: Position, index: number | undefined): void;
  /** Return the corner at a place that can be moved from there. */
  grasp(isNear: (corner: Position) => boolean): number | undefined;
  drag(corner: number, position: Position, isDone: boolean): void;
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
    const { points, shapes } = parted({ ...features, features: numbered });
    this.#do(() => {
      if (source === "draft") return void this.#source("draft")?.setData({ ...features, features: numbered });
      const cluster = points.features.length >= FEWEST_TO_CLUSTER;
      this.#source("points")?.setClusterOptions({
        cluster,
        clusterRadius: CLUSTER_RADIUS_PX,
        clusterMaxZoom: MOST_ZOOM_TO_CLUSTER,
      });
      this.#source("points")?.setData(points);
      this.#source("features")?.setData(shapes);
    });
  }

  #source(name: string): MapLibre.GeoJSONSource | undefined {
    return this.#map.getSource(name);
  }

  fit(bounds: Bounds): void {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const zoom = Math.max(this.#mostZoom, this.#map.getZoom());
    this.#map.fitBounds(bounds, { padding: PADDING_PX, maxZoom: zoom, duration: isStill ? 0 : 180 });
  }

  /** Show what lies between `bounds`; with a `zoom`, its middle from so near. */
  goTo(bounds: Bounds, zoom?: number | null): void {
    this.#map.fitBounds(bounds, { padding: PADDING_PX, maxZoom: this.#mostZoom, duration: 0 });
    if (typeof zoom === "number") this.#map.setZoom(zoom);
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: 0 });
  }

  /** Take on other colours, and mark the feature that is picked. */
  paint(colors: Colors, picked: number | undefined): void {
    this.#colors = colors;
    this.#do(() => {
      for (const id of this.#map.listImages().filter((one) => one.startsWith(COUNT))) {
        const picture = countPicture(id.slice(COUNT.length), colors);
        if (picture) this.#map.updateImage(id, picture);
      }
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
    for (const name of ["features", "points", "draft"]) map.addSource(name, { type: "geojson", data: collection() });
    for (const layer of all.filter((one) => !isGround(one))) map.addLayer(layer);
    this.#isReady = true;
    for (const work of this.#waiting.splice(0)) work();
  }

  #listen(listener: Listener): void {
    const map = this.#map;
    map.on("click", ({ lngLat, point }) => {
      const picked = this.#pickedAt(point);
      if (picked?.cluster) void this.#open(picked.cluster, lngLat);
      else listener.press(lngLat.wrap().toArray(), picked?.index);
    });
    map.on("mousemove", ({ lngLat, point }) => {
      listener.hover(lngLat.wrap().toArray());
      const isOverCorner = listener.grasp(this.#near(point)) !== undefined;
      map.getCanvas().style.cursor = isOverCorner ? "move" : this.#pickedAt(point) ? "pointer" : "";
    });
    for (const [begin, move, end] of [
      ["mousedown", "mousemove", "mouseup"],
      ["touchstart", "touchmove", "touchend"],
    ] as const) {
      map.on(begin, (event) => this.#grasp(event, listener, move, end));
    }
    map.on("styleimagemissing", ({ id }) => this.#addCount(id));
    map.on("moveend", () => listener.move(this.view));
    map.on("error", ({ error }) => listener.problem(error.message));
    const canvas = map.getCanvas();
    // A page is scrolled past a map that nobody works with.
    canvas.addEventListener("focus", () => map.scrollZoom.enable());
    canvas.addEventListener("blur", () => map.scrollZoom.disable());
  }

  /** Let a corner follow the pointer that took it; the map stays where it is meanwhile. */
  #grasp(
    event: MapLibre.MapMouseEvent | MapLibre.MapTouchEvent,
    listener: Listener,
    move: "mousemove" | "touchmove",
    end: "mouseup" | "touchend",
  ): void {
    const map = this.#map;
    const corner = listener.grasp(this.#near(event.point));
    const isOne = !("touches" in event.originalEvent) || event.originalEvent.touches.length === 1;
    if (corner === undefined || !isOne) return;
    event.preventDefault();
    let last: Position | undefined;
    const follow = ({ lngLat }: { lngLat: MapLibre.LngLat }): void => {
      last = lngLat.wrap().toArray();
      listener.drag(corner, last, false);
    };
    map.on(move, follow);
    map.once(end, () => {
      map.off(move, follow);
      if (last) listener.drag(corner, last, true);
    });
  }

  #near({ x, y }: { x: number; y: number }): (corner: Position) => boolean {
    return (corner) => {
      const at = this.#map.project(corner);
      return Math.hypot(at.x - x, at.y - y) <= HANDLE_PX;
    };
  }

  /** Come near enough to a cluster to see what is in it. */
  async #open(cluster: number, center: MapLibre.LngLat): Promise<void> {
    const zoom = await this.#source("points")?.getClusterExpansionZoom(cluster);
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (zoom !== undefined) this.#map.easeTo({ center, zoom, duration: isStill ? 0 : 180 });
  }

  /** Have the count of a cluster drawn: text of the map itself would need letters from a server. */
  #addCount(id: string): void {
    const picture = id.startsWith(COUNT) && countPicture(id.slice(COUNT.length), this.#colors);
    if (picture) this.#map.addImage(id, picture, { pixelRatio: SHARPNESS });
  }

  #pickedAt({ x, y }: { x: number; y: number }): { index?: number; cluster?: number } | undefined {
    if (!this.#isReady) return undefined;
    const box: [[number, number], [number, number]] = [
      [x - NEAR_PX, y - NEAR_PX],
      [x + NEAR_PX, y + NEAR_PX],
    ];
    const [feature] = this.#map.queryRenderedFeatures(box, { layers: PICKED });
    if (!feature) return undefined;
    const { $index, cluster_id: cluster } = feature.properties as { $index?: number; cluster_id?: number };
    return cluster === undefined ? { index: $index } : { cluster };
  }
}

function countPicture(text: string, colors: Colors): ImageData | undefined {
  const [width, height] = [36 * SHARPNESS, 16 * SHARPNESS];
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  if (!context) return undefined;
  context.font = `600 ${12 * SHARPNESS}px ${colors.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colors.text;
  context.fillText(text, width / 2, height / 2);
  return context.getImageData(0, 0, width, height);
}

function isGround(layer: MapLibre.LayerSpecification): boolean {
  return layer.type === "background" || layer.source === "ground";
}
