import { fireEvent, render, screen } from "@testing-library/svelte";
import type { Feature, FeatureCollection } from "geojson";
import { expect, test } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Map from "./map.svelte";
import { boundsOf, collection, cornersOf, draft, drawn, nameOf, parted, told, whereabouts, withCorner } from "./places";
import type { MapProps } from "./types";

const OSAKA: Feature = {
  type: "Feature",
  geometry: { type: "Point", coordinates: [135.5, 34.69] },
  properties: { name: "Osaka", people: 2_753_862, wards: ["Kita"], empty: null },
};
const ROUTE = collection({
  type: "LineString",
  coordinates: [
    [0, 40],
    [10, 50],
  ],
}).features[0]!;

test("features are named, placed and described in words", () => {
  expect([nameOf(OSAKA), nameOf(ROUTE)]).toEqual(["Osaka", "45.0000, 5.0000"]);
  expect(boundsOf([OSAKA, ROUTE])).toEqual([0, 34.69, 135.5, 50]);
  expect(boundsOf([{ ...OSAKA, geometry: { type: "GeometryCollection", geometries: [] } }])).toBeUndefined();
  expect(whereabouts(OSAKA)).toBe("34.6900, 135.5000");
  expect(told(OSAKA, null)).toEqual([
    ["people", "2753862"],
    ["wards", '["Kita"]'],
  ]);
  expect(told(OSAKA, ["people", "missing"])).toEqual([["people", "2753862"]]);
});

test("a shape is there once it has all its corners", () => {
  const [a, b, c]: [number, number][] = [
    [0, 0],
    [2, 1],
    [0, 2],
  ];
  expect(drawn("point", [a!], false)?.features[0]?.geometry).toEqual({ type: "Point", coordinates: a });
  expect([drawn("box", [a!], false), drawn("polygon", [a!, b!, c!], false), drawn("polygon", [a!, b!], true)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const box = drawn("box", [b!, a!], false)?.features[0]?.geometry;
  expect(box).toMatchObject({ type: "Polygon" });
  expect(drawn("polygon", [a!, b!, c!], true)?.features[0]?.geometry).toEqual({
    type: "Polygon",
    coordinates: [[a, b, c, a]],
  });
  expect(draft("polygon", [a!], b).features.map(({ geometry }) => geometry.type)).toEqual(["Point", "LineString"]);
});

test("a corner of what was drawn is moved", () => {
  const corners: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 2],
    [0, 2],
  ];
  const box = drawn("box", [corners[0]!, corners[2]!], true)!;
  expect(cornersOf(box)).toEqual(corners);
  expect(boundsOf(withCorner("box", corners, 1, [5, 1])!.features)).toEqual([0, 1, 5, 2]);
  expect(cornersOf(withCorner("polygon", corners, 1, [5, 1])!)).toEqual([corners[0], [5, 1], corners[2], corners[3]]);
  expect(cornersOf(withCorner("point", [[1, 1]], 0, [2, 2])!)).toEqual([[2, 2]]);
  expect([cornersOf(null), cornersOf(collection(ROUTE.geometry))]).toEqual([[], []]);
});

test("only points can be gathered where they crowd", () => {
  const { points, shapes } = parted({ type: "FeatureCollection", features: [OSAKA, ROUTE] });
  expect([points.features, shapes.features]).toEqual([[OSAKA], [ROUTE]]);
});

test("where no map can be drawn, what is on it is told in a list", async () => {
  const host = new FakeHost();
  const value: FeatureCollection = { type: "FeatureCollection", features: [OSAKA, ROUTE] };
  const node = host.make<MapProps>("map", { label: "Places", value });
  render(Map, { node });
  await screen.findByText(/has no WebGL/);
  await fireEvent.click(screen.getByRole("button", { name: /Osaka/ }));
  expect(screen.getByRole("status").textContent).toContain("2753862");
  expect(host.eventsOf(node)).toContain("select");
  await fireEvent.keyDown(screen.getByRole("button", { name: /Osaka/ }), { key: "Escape" });
  expect(screen.queryByRole("status")).toBeNull();
});
