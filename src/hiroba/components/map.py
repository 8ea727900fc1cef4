"""`Map`: places on the earth, to look at, and to choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.event import Event
from hiroba.components.geojson import as_features, checked_features, first_points, is_pair, position
from hiroba.components.one_of import require_one_of
from hiroba.errors import ArgumentError, PayloadError

__all__ = ["Map"]

SHAPES = ("point", "box", "polygon", None)
TYPES = ("geojson", "latlon")
EXAMPLE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [135.5, 34.69]},
            "properties": {"name": "Osaka"},
        }
    ],
}


class Map(Component):
    """Points, lines and areas on a map that fits itself to them; what is picked shows its properties.

    No other server is asked for anything unless you name one: the ground is an outline of the land that comes with Hiroba, in the colours
    of the theme. With `tiles` or `style` the visitors' browsers ask the server that you name.

    Functions get GeoJSON, a `FeatureCollection` as a `dict`, or places; they return GeoJSON (a `dict`, its text, or the path of a file),
    `(lat, lon)`, a list of such pairs or of dictionaries with `lat` and `lon`, a table of pandas, polars or Arrow with such columns, or
    what has `__geo_interface__`, as a `GeoDataFrame` does. Degrees: latitude first in pairs, longitude first in GeoJSON.

    A hundred points or more are shown in clusters where they crowd; a press on one comes nearer.

    Browsers draw about sixteen maps at a time. Where a page has more than eight, those out of view give their canvas up, and are drawn
    again where they were once they come near.

    `select` tells which feature was picked: `index`, `value` (its properties) and `coordinates` (lat, lon) of the press. `move` tells what
    is in view: `bounds` ((south, west), (north, east)), `center` (lat, lon) and `zoom`.

    Args:
        value: What is on it at first, in any of these forms, or a function that returns it at each visit.
        draw: What visitors may put on it in the place of the value: one `"point"`, a `"box"`, or a `"polygon"`. `None` lets them look.
            A press puts a corner, which can be dragged afterwards; by keys, arrows move the map and a button puts one in its middle.
        type: What functions get: `"geojson"`, or `"latlon"`: `(lat, lon)` where a point is drawn, else a list of the corners and points.
        center: (lat, lon) of the middle at first; `None` fits the map to the value.
        zoom: 0 is the whole earth; each step shows half of the width. `None` fits it.
        tiles: Address of tiles of pictures, with `{z}`, `{x}` and `{y}`, to be the ground.
        attribution: Whose the tiles are; it is shown in a corner, as most licences want it.
        style: Address of a style of MapLibre, in the place of `tiles`.
        popup: Names of the properties that are shown of what is picked; `None` means all, `[]` none.
        height: Pixels.
        **options: See `ComponentOptions`.

    Raises:
        ArgumentError: A place is none on the earth, or `tiles` is no such address.
    """

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    move = Event("move", "another part of the map is in view", "always_last")

    def __init__(
        self,
        value: Any | Callable[..., Any] = None,
        *,
        draw: Literal["point", "box", "polygon"] | None = None,
        type: Literal["geojson", "latlon"] = "geojson",
        center: tuple[float, float] | None = None,
        zoom: float | None = None,
        tiles: str | None = None,
        attribution: str | None = None,
        style: str | None = None,
        popup: list[str] | None = None,
        height: int = 400,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("draw", draw, SHAPES)
        require_one_of("type", type, TYPES)
        if center is not None:
            if not is_pair(center):
                raise ArgumentError(f"`center` must be (lat, lon), got {center!r}.")
            position(*center, ArgumentError)
        if tiles is not None and not all(part in tiles for part in ("{z}", "{x}", "{y}")):
            raise ArgumentError(f"`tiles` must be an address with {{z}}, {{x}} and {{y}}, got {tiles!r}.")
        if tiles is not None and style is not None:
            raise ArgumentError("A map has one ground: give `tiles` or `style`, not both.")
        self.draw = draw
        self.type = type
        self.center = list(center) if center is not None else None
        self.zoom = zoom
        self.tiles = tiles
        self.attribution = attribution
        self.style = style
        self.popup = popup
        self.height = height
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> Any:
        """Return the features, or their places; `None` where there are none.

        Raises:
            PayloadError: It is no GeoJSON.
        """
        if payload is None:
            return None
        features = checked_features(payload, PayloadError)
        if self.type == "geojson":
            return features
        points = first_points(features)
        if self.draw == "point":
            return points[0] if points else None
        return points

    def postprocess(self, value: Any) -> Any:
        """Return the `FeatureCollection` for a value of any of the forms.

        Raises:
            ReturnError: It is of none of them, or lies nowhere on the earth.
        """
        return None if value is None else as_features(value)

    def process_example(self, value: Any) -> str:
        """Return what a list of examples says of a value: latitude and longitude of a point, else how many features there are."""
        if value is None:
            return ""
        features = as_features(value)
        points = first_points(features)
        return ", ".join(map(str, points[0])) if len(points) == 1 else f"{len(features['features'])} features"

    def api_info(self) -> dict[str, Any]:
        """Return the schema of GeoJSON."""
        properties = {"type": {"type": "string"}, "features": {"type": "array", "items": {"type": "object"}}}
        return {"type": "object", "properties": properties, "required": ["type"]}

    def example_payload(self) -> Any:
        """Return a point."""
        return EXAMPLE

    def example_value(self) -> Any:
        """Return a point."""
        return EXAMPLE
