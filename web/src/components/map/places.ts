/** Features as people read them: where they lie, what they are called, and what is told of them. */

import type { Feature, FeatureCollection, Geometry, Position } from "geojson";

import { t } from "../../lib/text";
import type { Bounds, Shape, Position as Place } from "./types";

const NAMES = ["name", "title", "label", "NAME", "Name"];

function* positionsOf(geometry: Geometry | null): Generator<Position> {
  if (!geometry) return;
  if (geometry.type === "GeometryCollection") for (const one of geometry.geometries) yield* positionsOf(one);
  else yield* flat(geometry.coordinates);
}

type Nested = Position | Nested[];

function* flat(coordinates: Nested): Generator<Position> {
  if (typeof coordinates[0] === "number") yield coordinates as Position;
  else for (const item of coordinates as Nested[]) yield* flat(item);
}

/** Return the smallest frame around features; nothing where they lie nowhere. */
export function boundsOf(features: Feature[]): Bounds | undefined {
  let bounds: Bounds | undefined;
  for (const feature of features) {
    for (const [x, y] of positionsOf(feature.geometry) as Generator<Place>) {
      const [west, south, east, north] = bounds ?? [x, y, x, y];
      bounds = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
    }
  }
  return bounds;
}

/** Return what a list calls a feature. */
export function nameOf(feature: Feature): string {
  const named = NAMES.map((name) => feature.properties?.[name] as unknown).find(
    (name) => typeof name === "string" && name,
  );
  return (named as string | undefined) ?? whereabouts(feature);
}

/** Return where a feature lies, in words. */
export function whereabouts(feature: Feature): string {
  const bounds = boundsOf([feature]);
  if (!bounds) return t("Nowhere");
  const [west, south, east, north] = bounds;
  return inWords([(west + east) / 2, (south + north) / 2]);
}

/** Return a position as latitude and longitude. */
export function inWords([longitude, latitude]: Place): string {
  return `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
}

/** Return names and values of what is told of a feature. */
export function told(feature: Feature, names: string[] | null | undefined): [string, string][] {
  const properties = (feature.properties ?? {}) as Record<string, unknown>;
  return (names ?? Object.keys(properties))
    .filter(
      (name) => properties[name] !== undefined && properties[name] !== null && properties[name] !== nameOf(feature),
    )
    .map((name) => [name, asText(properties[name])]);
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Return the shape that has these corners; nothing while some are missing. */
export function drawn(shape: Shape, corners: Place[], isFinished: boolean): FeatureCollection | undefined {
  const [first, second] = corners;
  if (!first) return undefined;
  if (shape === "point") return collection({ type: "Point", coordinates: first });
  if (shape === "box") {
    if (!second) return undefined;
    const [[west, south], [east, north]] = [first, second];
    return collection({
      type: "Polygon",
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    });
  }
  if (!isFinished || corners.length < 3) return undefined;
  return collection({ type: "Polygon", coordinates: [[...corners, first]] });
}

/** Return the corners of a drawn shape, as points that can be moved. */
export function cornersOf(value: FeatureCollection | null): Place[] {
  const geometry = value?.features[0]?.geometry;
  if (geometry?.type === "Point") return [geometry.coordinates as Place];
  return geometry?.type === "Polygon" ? ((geometry.coordinates[0] ?? []).slice(0, -1) as Place[]) : [];
}

/** Return the shape after one of its corners was moved; the corner of a box that lies opposite stays. */
export function withCorner(shape: Shape, corners: Place[], index: number, at: Place): FeatureCollection | undefined {
  const opposite = corners[(index + 2) % 4];
  if (shape === "box") return opposite && drawn("box", [opposite, at], true);
  return drawn(
    shape,
    corners.map((corner, i) => (i === index ? at : corner)),
    true,
  );
}

/** Return what is drawn in clusters where points crowd, and what never is. */
export function parted(value: FeatureCollection): { points: FeatureCollection; shapes: FeatureCollection } {
  const isPoint = ({ geometry }: Feature): boolean => geometry?.type === "Point";
  return {
    points: { ...value, features: value.features.filter(isPoint) },
    shapes: { ...value, features: value.features.filter((feature) => !isPoint(feature)) },
  };
}

/** Return the lines and corners of a shape that is being drawn. */
export function draft(shape: Shape, corners: Place[], at: Place | undefined): FeatureCollection {
  const line = at ? [...corners, at] : corners;
  const box = shape === "box" && line[0] && line[1] ? drawn("box", line, true)?.features[0]?.geometry : undefined;
  const shapes: Geometry[] = corners.map((coordinates) => ({ type: "Point", coordinates }));
  if (box) shapes.push(box);
  else if (line.length > 1) shapes.push({ type: "LineString", coordinates: line });
  return collection(...shapes);
}

export function collection(...geometries: Geometry[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: geometries.map((geometry) => ({ type: "Feature", geometry, properties: {} })),
  };
}
