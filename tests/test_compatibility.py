"""Every public name of Gradio 6.31 is here, with its parameters, defaults, events and methods.

`gradio_api.json` holds the facts. A parameter is `[name, "any" or "keyword", default]`: whether it may be given by position, and its
default, left out where there is none; `{"of": class}` is a default that JSON cannot say. What differs on purpose stands in
`docs/compatibility.md`, in the first column of its table.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import hiroba
from hiroba.components.component import Component

ROOT = Path(__file__).parent.parent
FACTS: dict[str, dict[str, Any]] = json.loads((ROOT / "tests/gradio_api.json").read_text())["names"]
ROW = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)
DELIBERATE = {
    name for row in ROW.findall((ROOT / "docs/compatibility.md").read_text()) for name in re.findall("`(.+?)`", row)
}


def test_nothing_is_missing_but_what_is_written_down() -> None:
    missing = _missing() - DELIBERATE

    assert not missing, sorted(missing)


def test_what_is_there_is_not_listed_as_missing() -> None:
    assert not DELIBERATE - _missing()


@pytest.mark.parametrize("name", sorted(name for name, facts in FACTS.items() if facts.get("events")))
def test_a_component_says_which_events_it_has(name: str) -> None:
    assert set(FACTS[name]["events"]) <= set(getattr(hiroba, name).EVENTS)


def _missing() -> set[str]:
    return {finding for name, facts in FACTS.items() for finding in _differences(name, facts)}


def _differences(name: str, facts: dict[str, Any]) -> Iterator[str]:
    """Yield the name itself where it is not there, or `Name(parameter)`, `Name.event` and `Name.method()` of it."""
    ours = Component if name == "Component" else getattr(hiroba, name, None)
    if name not in hiroba.__all__:
        yield name
    if ours is None:
        return
    yield from (f"{name}({parameter})" for parameter in _wrong_parameters(ours, facts.get("parameters", [])))
    yield from (f"{name}.{event}" for event in facts.get("events", []) if not hasattr(ours, event))
    yield from (f"{name}.{method}()" for method in facts.get("methods", []) if not hasattr(ours, method))


def _wrong_parameters(ours: Any, theirs: list[list[Any]]) -> Iterator[str]:
    if not theirs:
        return
    own = list(inspect.signature(ours).parameters.values())
    places = {parameter.name: place for place, parameter in enumerate(own)}
    for place, (name, kind, *default) in enumerate(theirs):
        if not name.startswith("_") and not (
            name in places
            and (kind == "keyword" or _is_at(own[places[name]], places[name], place))
            and (not default or _has_default(own[places[name]], default[0]))
        ):
            yield name


def _is_at(parameter: inspect.Parameter, place: int, expected: int) -> bool:
    return place == expected and parameter.kind is not inspect.Parameter.KEYWORD_ONLY


def _has_default(parameter: inspect.Parameter, expected: Any) -> bool:
    own = list(parameter.default) if isinstance(parameter.default, tuple) else parameter.default
    return own is not inspect.Parameter.empty and (isinstance(expected, dict) or own == expected)
