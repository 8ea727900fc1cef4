"""The component for a type, and how its value becomes one of that type."""

from __future__ import annotations

import datetime
import decimal
import enum
import inspect
import json
import re
import types
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from hiroba.components.checkbox import Checkbox
from hiroba.components.checkboxgroup import CheckboxGroup
from hiroba.components.component import Component
from hiroba.components.datetime import DateTime
from hiroba.components.dropdown import Dropdown
from hiroba.components.file import File
from hiroba.components.number import Number
from hiroba.components.radio import Radio
from hiroba.components.slider import Slider
from hiroba.components.textbox import Textbox
from hiroba.interfaces.typed_fields import MISSING, TypedField

__all__ = ["Leaf", "leaf_for", "without_none"]

MOST_RADIO_CHOICES = 4
COLLECTIONS = (list, set, frozenset)
Convert = Callable[[Any], Any]

PARSED: dict[Any, tuple[Convert, str]] = {
    datetime.time: (datetime.time.fromisoformat, "a time such as 14:30"),
    decimal.Decimal: (decimal.Decimal, "a decimal number"),
    uuid.UUID: (uuid.UUID, "a UUID"),
    complex: (lambda text: complex(text.replace(" ", "")), "a complex number such as 1+2j"),
}
"""Types that are written as text: what reads them, and what they are called."""


class Leaf:
    """One field of a form with its component.

    Args:
        field: The field.
        component: Its component.
        convert: From what a function gets of the component to the type; raises `ValueError` with words for people.
        is_optional: Whether `None` is a value.
    """

    def __init__(self, field: TypedField, component: Component, convert: Convert, is_optional: bool) -> None:
        self.field = field
        self.component = component
        self.is_optional = is_optional
        self._convert = convert

    def is_empty(self, raw: Any) -> bool:
        """Tell whether nothing was filled in."""
        return raw is None or raw == "" or raw == []

    def value(self, raw: Any) -> Any:
        """Return the value of the field's type.

        Raises:
            ValueError: It does not fit; the message is for people.
        """
        if self.is_empty(raw):
            if self.is_optional:
                return None
            if self.field.default is not MISSING and self.is_empty(self.field.default()):
                return self.field.default()
            if get_origin(self.field.type) not in COLLECTIONS and self.field.type not in COLLECTIONS:
                raise ValueError("This field is needed.")
            raw = []
        try:
            value = self._convert(raw)
        except ValueError:
            raise
        except Exception as error:  # whatever a type raises for a value that it does not take
            raise ValueError(str(error) or "This value does not fit.") from error
        problem = _problem(value, self.field.limits)
        if problem:
            raise ValueError(problem)
        return value

    def shown(self, value: Any) -> Any:
        """Return what the component shows for a value of the field's type, which `value` would give back."""
        if isinstance(self.component, File):
            return [str(one) for one in value] if isinstance(value, COLLECTIONS) else value and str(value)
        return leaf_for(replace(self.field, default=lambda: value)).component.value


def without_none(hint: Any) -> tuple[Any, bool]:
    """Return a type without `None`, and whether `None` was one of its options."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint, False
    options = [option for option in get_args(hint) if option is not type(None)]
    is_optional = len(options) < len(get_args(hint))
    return (options[0] if len(options) == 1 else Union[tuple(options)]), is_optional  # noqa: UP007  # made while it runs


def leaf_for(field: TypedField) -> Leaf:
    """Return the field with a component for its type, which stands nowhere yet."""
    hint, is_optional = without_none(field.type)
    common = {
        "label": field.label + (" (optional)" if is_optional else ""),
        "info": field.info,
        "render": False,
        "interactive": True,
    }
    default = None if field.default is MISSING else field.default()
    component, convert = _choose(field, hint, default, common, is_optional)
    return Leaf(field, component, convert, is_optional)


def _choose(
    field: TypedField, hint: Any, default: Any, common: dict[str, Any], is_optional: bool
) -> tuple[Component, Convert]:
    origin, args = get_origin(hint), get_args(hint)
    if hint is bool:
        return Checkbox(bool(default), **common), bool
    if hint in (int, float):
        return _number(hint, field.limits, default, common), hint
    if (choices := _choices(hint)) is not None:
        return _choice(choices, default, common, is_optional)
    if origin in COLLECTIONS and args and (found := _list(args[0], default, common)) is not None:
        component, convert = found
        return component, lambda raw: origin(convert(raw))
    if hint is Path:
        return _file(common, "single"), Path
    if hint in (datetime.date, datetime.datetime):
        return _moment(hint, default, common)
    if hint in PARSED:
        parse, name = PARSED[hint]
        return Textbox("" if default is None else str(default), **common), _parser(parse, name)
    if hint is str or (inspect.isclass(hint) and hint.__module__.split(".")[0] in ("pydantic", "pydantic_core")):
        return _text(field, default, common), lambda text: text
    return _json(hint, default, common)


def _list(item: Any, default: Any, common: dict[str, Any]) -> tuple[Component, Convert] | None:
    """Return the component for a list or a set of `item`, if there is one, and how its value becomes a list."""
    if (choices := _choices(item)) is not None:
        labels = [label for label, value in choices if value in (default or [])]
        return CheckboxGroup([label for label, _ in choices], value=labels, **common), _lookup_all(choices)
    if item is Path:
        return _file(common, "multiple"), lambda paths: [Path(path) for path in paths]
    return _lines(item, default, common) if item in (str, int, float) else None


def _number(hint: Any, limits: dict[str, Any], default: Any, common: dict[str, Any]) -> Component:
    step = limits.get("multiple_of", 1 if hint is int else None)
    low = limits.get("ge", limits["gt"] + 1 if hint is int and "gt" in limits else None)
    high = limits.get("le", limits["lt"] - 1 if hint is int and "lt" in limits else None)
    if low is not None and high is not None and default is not None:
        return Slider(low, high, value=default, step=step, **common)
    # With a placeholder, a field without a number begins empty.
    return Number(
        default,
        placeholder="",
        precision=0 if hint is int else None,
        minimum=low,
        maximum=high,
        step=step or 1,
        **common,
    )


def _text(field: TypedField, default: Any, common: dict[str, Any]) -> Component:
    longest = field.limits.get("max_length")
    lines = 4 if (isinstance(default, str) and "\n" in default) or (longest or 0) > 200 else 1
    return Textbox("" if default is None else str(default), lines=lines, max_length=longest, **common)


def _choices(hint: Any) -> list[tuple[str, Any]] | None:
    if get_origin(hint) is Literal:
        return [(str(value), value) for value in get_args(hint)]
    if inspect.isclass(hint) and issubclass(hint, enum.Enum):
        return [(member.name.replace("_", " ").capitalize(), member) for member in hint]
    return None


def _choice(
    choices: list[tuple[str, Any]], default: Any, common: dict[str, Any], is_optional: bool
) -> tuple[Component, Convert]:
    labels = [label for label, _ in choices]
    chosen = next((label for label, value in choices if value == default), None)
    known = dict(choices)
    if len(labels) <= MOST_RADIO_CHOICES and not is_optional:
        return Radio(labels, value=chosen, **common), known.__getitem__
    return Dropdown(
        ["", *labels] if is_optional else labels, value=chosen or ("" if is_optional else None), **common
    ), known.__getitem__


def _lookup_all(choices: list[tuple[str, Any]]) -> Convert:
    known = dict(choices)
    return lambda labels: [known[label] for label in labels]


def _lines(item: Any, default: Any, common: dict[str, Any]) -> tuple[Component, Convert]:
    hint = "One a line."
    common = {**common, "info": f"{common['info']} {hint}" if common["info"] else hint}

    def read(text: Any) -> list[Any]:
        lines = (
            [line.strip() for line in (text or "").splitlines() if line.strip()]
            if isinstance(text, str)
            else list(text)
        )
        return [
            _parser(item, "a whole number" if item is int else "a number")(line) if item is not str else line
            for line in lines
        ]

    return Textbox("\n".join(map(str, default or [])), lines=3, **common), read


def _file(common: dict[str, Any], count: Any) -> Component:
    return File(file_count=count, type="filepath", **{name: value for name, value in common.items() if name != "info"})


def _moment(hint: Any, default: Any, common: dict[str, Any]) -> tuple[Component, Convert]:
    has_time = hint is datetime.datetime
    if isinstance(default, datetime.date) and not isinstance(default, datetime.datetime):
        default = datetime.datetime(default.year, default.month, default.day)
    moment = DateTime(default, include_time=has_time, type="datetime", **common)
    return moment, (lambda value: value) if has_time else (lambda value: value.date())


def _parser(parse: Convert, name: str) -> Convert:
    def read(text: Any) -> Any:
        try:
            return parse(str(text).strip())
        except (ValueError, ArithmeticError) as error:
            raise ValueError(f"This must be {name}, got {text!r}.") from error

    return read


def _json(hint: Any, default: Any, common: dict[str, Any]) -> tuple[Component, Convert]:
    """A type that has no component of its own is written as JSON."""
    import msgspec

    from hiroba.components.code import Code

    def read(text: Any) -> Any:
        try:
            return msgspec.convert(json.loads(text), hint, strict=False)
        except json.JSONDecodeError as error:
            raise ValueError(f"This must be JSON: {error}.") from error

    text = "" if default is None else msgspec.json.encode(default).decode()
    options = {name: value for name, value in common.items() if name != "info"}
    return Code(text, language="json", lines=3, **options), read


def _problem(value: Any, limits: dict[str, Any]) -> str | None:
    """Return in words which limit `value` breaks, if any."""
    tests: dict[str, tuple[Callable[[Any], bool], str]] = {
        "ge": (lambda limit: value >= limit, "at least {}"),
        "gt": (lambda limit: value > limit, "more than {}"),
        "le": (lambda limit: value <= limit, "at most {}"),
        "lt": (lambda limit: value < limit, "less than {}"),
        "multiple_of": (lambda limit: abs(value / limit - round(value / limit)) < 1e-9, "a multiple of {}"),
    }
    for name, (passes, words) in tests.items():
        if name in limits and not passes(limits[name]):
            return f"This must be {words.format(limits[name])}, got {value!r}."
    return _length_problem(value, limits)


def _length_problem(value: Any, limits: dict[str, Any]) -> str | None:
    unit = "characters" if isinstance(value, str) else "entries"
    if "min_length" in limits and len(value) < limits["min_length"]:
        return f"This must have at least {limits['min_length']} {unit}, got {len(value)}."
    if "max_length" in limits and len(value) > limits["max_length"]:
        return f"This must have at most {limits['max_length']} {unit}, got {len(value)}."
    if "pattern" in limits and not re.search(limits["pattern"], value):
        return f"This must have the form {limits['pattern']}, got {value!r}."
    return None
