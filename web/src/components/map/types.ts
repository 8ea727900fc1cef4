import type { Feature, FeatureCollection } from "geojson";

export type Place = Feature;

export interface MapProps {
  value?: FeatureCollection | null;
  draw?: Shape | null;
  /** Latitude and longitude. */
  center?: [number, number] | null;
  zoom?: number | null;
  /** Address of tiles, with `{z}`, `{x}` and `{y}`. */
  tiles?: string | null;
  attribution?: string | null;
  /** Address of a style of MapLibre. */
  style?: string | null;
  /** Names of the properties that are shown; all of them where there are none. */
  popup?: string[] | null;
  /** @defaultValue 400 */
  height?: number;
}

export type Shape = "point" | "box" | "polygon";

/** Longitude and latitude, as GeoJSON has them. */
export type Position = [number, number];

/** West, south, east, north. */
export type Bounds = [number, number, number, number];

/** What a map shows of the earth. */
export interface View {
  bounds: Bounds;
  center: Position;
  zoom: number;
}
