"""Places on the earth as GeoJSON (RFC 7946): what authors give as such, and what comes from a page."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hiroba.components.plain import to_plain
from hiroba.components.table_value import READERS_BY_LIBRARY, read_table
from hiroba.errors import ReturnError
from hiroba.files.context import check_returned

__all__ = ["as_features", "checked_features", "first_points", "is_pair", "position"]

LATITUDES = ("lat", "latitude")
LONGITUDES = ("lon", "lng", "long", "longitude")
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How deep positions lie in the coordinates of each geometry."""

Features = dict[str, Any]
Refuse = Callable[[str], Exception]


def as_features(value: Any) -> Features:
    """Return the `FeatureCollection` for what a function returned.

    Args:
        value: GeoJSON (a `dict`, its text, or the path of a file), `(lat, lon)`, a list of such pairs or of dictionaries with `lat` and
            `lon`, a table with such columns, or an object with `__geo_interface__`.

    Raises:
        ReturnError: It is none of these, or lies nowhere on the earth.
    """
    if isinstance(value, (str, os.PathLike)):
        value = _read(value)
    if hasattr(value, "__geo_interface__"):
        value = value.__geo_interface__
    if isinstance(value, Mapping) and "type" in value:
        return checked_features(to_plain(dict(value)), ReturnError)
    if is_pair(value):
        return _collection([_point(value[0], value[1], {})])
    if type(value).__module__.split(".")[0] in READERS_BY_LIBRARY:
        table = read_table(value, [])
        value = [dict(zip(table.headers, row, strict=True)) for row in table.rows]
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, Sequence):
        raise ReturnError(
            f"A Map takes GeoJSON, points as (lat, lon), or a table with `lat` and `lon`, got {value!r:.100}."
        )
    return _collection([_point_of(item) for item in value])


def checked_features(value: Any, refuse: Refuse) -> Features:
    """Return GeoJSON as a `FeatureCollection`, with two numbers for each position.

    Raises:
        Exception: It is no GeoJSON; made by `refuse`.
    """
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "FeatureCollection" and isinstance(value.get("features"), (list, tuple)):
        return _collection([_checked_feature(feature, refuse) for feature in value["features"]])
    if kind == "Feature":
        return _collection([_checked_feature(value, refuse)])
    return _collection([{"type": "Feature", "geometry": _checked_geometry(value, refuse, 0), "properties": {}}])


def first_points(features: Features) -> list[tuple[float, float]]:
    """Return `(lat, lon)` of each point in a collection, and of the corners of its other shapes."""
    return [(lat, lon) for feature in features["features"] for lon, lat in _positions(feature["geometry"])]


def is_pair(value: Any) -> bool:
    """Whether a value is two numbers."""
    return isinstance(value, (tuple, list)) and len(value) == 2 and all(_is_number(item) for item in value)


def position(lat: Any, lon: Any, refuse: Refuse) -> list[float]:
    """Return a position as GeoJSON has it: longitude first.

    Raises:
        Exception: It lies nowhere on the earth; made by `refuse`.
    """
    if not (_is_number(lat) and _is_number(lon) and -90 <= lat <= 90 and -360 <= lon <= 360):
        raise refuse(
            f"A latitude from -90 to 90 and a longitude from -360 to 360 were expected, got {lat!r} and {lon!r}."
        )
    return [float(lon), float(lat)]


def _collection(features: list[Features]) -> Features:
    return {"type": "FeatureCollection", "features": features}


def _read(given: str | os.PathLike[str]) -> Any:
    text = str(given)
    try:
        return json.loads(text if text.lstrip().startswith("{") else check_returned(text).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReturnError(
            f"GeoJSON was expected, or the path of a file that holds some, got {text!r:.100}: {error}."
        ) from error


def _point_of(item: Any) -> Features:
    if is_pair(item):
        return _point(item[0], item[1], {})
    if isinstance(item, Mapping):
        names = {str(name).lower(): name for name in item}
        lat = next((names[name] for name in LATITUDES if name in names), None)
        lon = next((names[name] for name in LONGITUDES if name in names), None)
        if lat is not None and lon is not None:
            return _point(item[lat], item[lon], {str(k): v for k, v in item.items() if k not in (lat, lon)})
    raise ReturnError(f"A point is (lat, lon), or has `lat` and `lon` by name, got {item!r:.100}.")


def _point(lat: Any, lon: Any, properties: dict[str, Any]) -> Features:
    geometry = {"type": "Point", "coordinates": position(to_plain(lat), to_plain(lon), ReturnError)}
    return {"type": "Feature", "geometry": geometry, "properties": to_plain(properties)}


def _checked_feature(value: Any, refuse: Refuse) -> Features:
    if not isinstance(value, dict) or value.get("type") != "Feature":
        raise refuse(f"A feature of GeoJSON was expected, got {value!r:.100}.")
    properties = value.get("properties") or {}
    if not isinstance(properties, dict):
        raise refuse(f"The properties of a feature are names and values, got {properties!r:.100}.")
    geometry = value.get("geometry")
    feature = {
        "type": "Feature",
        "geometry": geometry and _checked_geometry(geometry, refuse, 0),
        "properties": properties,
    }
    return feature | ({"id": value["id"]} if isinstance(value.get("id"), (str, int)) else {})


def _checked_geometry(value: Any, refuse: Refuse, depth: int) -> Features:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "GeometryCollection" and isinstance(value.get("geometries"), (list, tuple)) and depth < 3:
        return {"type": kind, "geometries": [_checked_geometry(one, refuse, depth + 1) for one in value["geometries"]]}
    if not isinstance(kind, str) or kind not in DEPTHS:
        raise refuse(f"A geometry of GeoJSON was expected ({', '.join(DEPTHS)}), got {value!r:.100}.")
    return {"type": kind, "coordinates": _checked_coordinates(value.get("coordinates"), DEPTHS[kind], refuse)}


def _checked_coordinates(value: Any, depth: int, refuse: Refuse) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise refuse(f"Coordinates of GeoJSON were expected, got {value!r:.100}.")
    if depth:
        return [_checked_coordinates(item, depth - 1, refuse) for item in value]
    if len(value) < 2:
        raise refuse(f"A position is a longitude and a latitude, got {value!r:.100}.")
    return position(value[1], value[0], refuse)


def _positions(geometry: Any) -> Iterator[Sequence[float]]:
    if not geometry:
        return
    for one in geometry.get("geometries", ()):
        yield from _positions(one)
    yield from _flat(geometry.get("coordinates", ()))


def _flat(coordinates: Any) -> Iterator[Sequence[float]]:
    if is_pair(coordinates):
        yield coordinates
        return
    for item in coordinates:
        yield from _flat(item)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
