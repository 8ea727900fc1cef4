"""`Control`: one parameter of a class on the page, made from its place in the signature, and its value read back with its type."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

import hiroba as gr
from hiroba.components.component import ComponentOptions
from hiroba.components.node import Node, NodeOptions
from hiroba.errors import ArgumentError
from hiroba.gallery.specimen import Made, Sample, Specimen
from hiroba.server.docstrings import parameter_texts

__all__ = ["CODE_ONLY", "Control", "controls_of"]

CODE_ONLY = frozenset(
    {"every", "inputs", "render", "key", "preserved_by_key", "load_fn", "proxy_url", "component_props"}
)
"""Parameters about the program around a component, which nothing on its page could show."""

SHARED = frozenset(ComponentOptions.__optional_keys__ | NodeOptions.__optional_keys__)
EXAMPLE = "Example"
UNSET = object()


@dataclass(frozen=True)
class Control:
    """A parameter that can be changed.

    Attributes:
        name: Its name.
        kind: What changes it: "flag", "choice", "number", "text", "python" for any other value as Python writes it, or "example".
        default: What it is where no one says.
        start: What it is at first.
        choices: What can be chosen, where that is known.
        has_text: Whether a text is among what it takes.
        is_whole: Whether its numbers are whole.
        is_shared: Whether every component has it.
        info: What it is for.
    """

    name: str
    kind: Literal["flag", "choice", "number", "text", "python", "example"]
    default: Any
    start: Any
    choices: tuple[Any, ...] = ()
    has_text: bool = False
    is_whole: bool = False
    is_shared: bool = False
    info: str = ""

    def place(self) -> Any:
        """Put the component on the page that changes it."""
        words = {"label": self.name, "info": self.info or None}
        if self.kind == "flag":
            return gr.Checkbox(bool(self.start), **words)
        if self.kind == "number":
            # A field with a placeholder begins empty, which here means what the class does by itself.
            unset = "None" if self.start is None else None
            return gr.Number(self.start, placeholder=unset, precision=0 if self.is_whole else None, **words)
        if self.kind in ("choice", "example"):
            named = [(str(choice), repr(choice)) for choice in self.choices]
            start = EXAMPLE if self.kind == "example" else self.start
            return gr.Dropdown(named, value=repr(start), filterable=len(named) > 7, **words)
        text = self.start if self.kind == "text" else _literal(self.start)
        return gr.Textbox(text, lines=1, max_lines=6, **words)

    def read(self, value: Any) -> Any:
        """Return the argument for what the control holds, or `UNSET` where it is the default.

        Raises:
            ArgumentError: A text is no value of Python.
        """
        argument = self._read(value)
        return UNSET if type(argument) is type(self.default) and argument == self.default else argument

    def _read(self, value: Any) -> Any:
        if self.kind == "example":
            return self.start if value == repr(EXAMPLE) else None
        if self.kind == "choice":
            return next(choice for choice in self.choices if repr(choice) == value)
        if self.kind == "text":
            return value or (None if self.default is None else "")
        if self.kind == "python":
            return self._parse((value or "").strip())
        return self.default if value is None else value

    def _parse(self, text: str) -> Any:
        if not text:
            return self.default
        try:
            return ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            if self.has_text and text[0] not in "[({'\"":
                return text
            raise ArgumentError(
                f'`{self.name}` takes a value as Python writes it, such as `[1, 2]` or `"text"`, got `{text}`.'
            ) from None


def controls_of(specimen: Specimen) -> list[Control]:
    """Return the parameters of a specimen's class: its own first, then those that all share."""
    cls: type[Node] = getattr(gr, specimen.name)
    texts = _texts(cls)
    found = [
        _control(cls, parameter, specimen.arguments.get(parameter.name, UNSET), texts.get(parameter.name, ""))
        for parameter in inspect.signature(cls).parameters.values()
        if parameter.name not in CODE_ONLY and not parameter.name.startswith("_")
    ]
    given = list(specimen.arguments)
    usable = [control for control in found if control is not None]
    return sorted(usable, key=lambda one: (one.is_shared, given.index(one.name) if one.name in given else len(given)))


def _control(cls: type, parameter: inspect.Parameter, start: Any, info: str) -> Control | None:
    default = None if parameter.default is inspect.Parameter.empty else parameter.default
    start = default if start is UNSET else start
    is_shared = parameter.name in SHARED and parameter.name not in ("label", "value")
    if isinstance(start, (Sample, Made)):
        choices = (EXAMPLE, None)
        return Control(parameter.name, "example", default, start, choices, is_shared=is_shared, info=info)
    options = tuple(_options(cls, parameter.annotation))
    if options and all(_is_callable(option) for option in options):
        return None
    kind, choices = _kind(options, default)
    return Control(
        name=parameter.name,
        kind=kind,
        default=default,
        start=start,
        choices=choices,
        has_text=str in options,
        is_whole=int in options and float not in options,
        is_shared=is_shared,
        info=info,
    )


def _kind(options: tuple[Any, ...], default: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return what changes a parameter that takes `options`, and its choices."""
    plain = tuple(option for option in options if option is not type(None) and not _is_callable(option))
    may_be_none = type(None) in options or default is None
    if plain == (bool,):
        return ("choice", (None, True, False)) if may_be_none else ("flag", ())
    values = [value for option in plain for value in (get_args(option) if get_origin(option) is Literal else ())]
    if plain and all(get_origin(option) is Literal or option is bool for option in plain):
        flags = [True, False] if bool in plain else []
        return "choice", tuple(dict.fromkeys([*([None] if may_be_none else []), *flags, *values]))
    if plain and set(plain) <= {int, float}:
        return "number", ()
    return ("text", ()) if plain == (str,) else ("python", ())


def _options(cls: type, annotation: Any) -> Iterator[Any]:
    """Return the types that an annotation allows. One that cannot be read here allows anything."""
    for module in dict.fromkeys(base.__module__ for base in cls.__mro__ if base is not object):
        try:
            names = {**vars(importlib.import_module("typing")), **vars(importlib.import_module(module))}
            yield from _flat(eval(annotation, names) if isinstance(annotation, str) else annotation)
            return
        except (NameError, AttributeError, TypeError):
            continue


def _flat(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Union, types.UnionType):
        for option in get_args(annotation):
            yield from _flat(option)
    else:
        yield type(None) if annotation is None else annotation


def _is_callable(option: Any) -> bool:
    origin = get_origin(option)
    return option is Callable or (isinstance(origin, type) and issubclass(origin, Callable))  # type: ignore[arg-type]


def _texts(cls: type[Node]) -> dict[str, str]:
    """Return what is said of each parameter: by the options that all share, the class, and those that it extends or names."""
    texts: dict[str, str] = {}
    for source in (NodeOptions, ComponentOptions, *reversed(cls.__mro__)):
        own = parameter_texts(source)
        named = re.match(r"See `(\w+Options)`", own.get("options", ""))
        options = getattr(sys.modules[source.__module__], named[1], None) if named else None
        for more in (parameter_texts(options) if options else {}, own):
            texts |= {name: _first_sentence(text) for name, text in more.items()}
    return texts


def _first_sentence(text: str) -> str:
    end = text.find(". ")
    return (text if end < 0 else text[: end + 1]).replace("`", "")


def _literal(value: Any) -> str:
    return "" if value is None else repr(value)
