"""`CustomComponent`: a component of an author's own: a Python class and one JavaScript module, without a build."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, get_origin, get_type_hints

import msgspec

from hiroba.components import events
from hiroba.components.binary_json import from_binary_json, to_binary_json
from hiroba.components.component import ComponentOptions
from hiroba.components.correspondent import Correspondent
from hiroba.components.module_source import ModuleSource
from hiroba.components.modulecomponent import ModuleComponent
from hiroba.components.server_function import server
from hiroba.errors import ArgumentError, PayloadError, ReturnError

__all__ = ["CustomComponent"]

OPTIONS = ComponentOptions.__optional_keys__ | {"value"}


class CustomComponent(ModuleComponent):
    """Base of components whose page is one ES module. See `docs/custom-components.md`.

    A subclass says `esm` and perhaps `css`: the code itself, a path, or an address. Its annotated attributes are its props: parameters
    of its constructor, checked by their types, and what the module reads by `model.get(name)`. `value` is the one that the visitor may
    change (`model.set("value", ...)`, `model.save_changes()`), and that functions get and return. Events are attributes too:
    `pressed = hiroba.Event("pressed", "the button is pressed")`, which the module fires by `hiroba.trigger("pressed", data)`. Methods with
    `@server` are called by `await hiroba.server.name(...)`.

    Args:
        value: Initial value, or a function that returns it at each visit.
        **props: The props of the class, and the parameters of `ComponentOptions`.

    Raises:
        ArgumentError: The class has no such prop, or a value has another type.
    """

    esm: ClassVar[Any] = ""
    css: ClassVar[Any] = ""
    prop_types: ClassVar[dict[str, Any]] = {}

    change = events.CHANGE
    input = events.INPUT

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        hints = get_type_hints(cls)
        base = CustomComponent.__annotations__.keys() | ModuleComponent.__annotations__.keys()
        named = [name for one in reversed(cls.__mro__) for name in vars(one).get("__annotations__", {})]
        own = [
            name
            for name in dict.fromkeys(named)
            if _is_after(cls, name) and name not in base and get_origin(hints[name]) is not ClassVar
        ]
        cls.prop_types = {name: hints[name] for name in own}
        cls.kind = ModuleComponent.kind
        given = [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=getattr(cls, name, None), annotation=hints[name]
            )
            for name in own
            if name != "value"
        ]
        signature: inspect.Signature = cls.__signature__  # type: ignore[attr-defined]
        others = [p for p in signature.parameters.values() if p.name not in own or p.name == "value"]
        cls.__signature__ = signature.replace(parameters=[*others, *given])  # type: ignore[attr-defined]
        cls.defaults = {**cls.defaults, **{parameter.name: parameter.default for parameter in given}}

    def __init__(self, value: Any | Callable[..., Any] | None = None, **props: Any) -> None:
        cls = type(self)
        self._module = ModuleSource("esm", cls.esm)
        self._style = ModuleSource("css", cls.css)
        options = {name: given for name, given in props.items() if name in OPTIONS and name not in cls.prop_types}
        unknown = props.keys() - options.keys() - cls.prop_types.keys()
        if unknown:
            known = ", ".join(cls.prop_types) or "none"
            raise ArgumentError(f"{cls.__name__} has no prop `{min(unknown)}`. It has: {known}.")
        self.module_props: dict[str, Any] = {
            name: self._checked(name, props.get(name, getattr(cls, name, None)))
            for name in cls.prop_types
            if name != "value"
        }
        for name, prop in self.module_props.items():
            setattr(self, name, prop)
        if value is None and "value" in cls.prop_types:
            value = getattr(cls, "value", None)
        if value is not None and not callable(value):
            self._checked("value", value)
        super().__init__(value, **options)

    @server
    def connect(self, session: Correspondent) -> None:
        """Take note of a page that shows this component."""
        self.meet(session)

    def props(self) -> dict[str, Any]:
        """Return the parameters, and the props of the module under `props`."""
        shared = {name: value for name, value in super().props().items() if name not in self.module_props}
        return {**shared, "props": to_binary_json(self.module_props)}

    def changed_props(self, arguments: Iterable[str]) -> dict[str, Any]:
        """Return the properties that are other ones once these arguments have changed."""
        names = set(arguments)
        return super().changed_props(names | {"props"} if names & self.module_props.keys() else names)

    def preprocess(self, payload: Any) -> Any:
        """Return the value, of the type that the class declares.

        Raises:
            PayloadError: It has another type.
        """
        value = from_binary_json(payload)
        wanted = type(self).prop_types.get("value")
        if wanted is None or value is None:
            return value
        try:
            return msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            raise PayloadError(f"The value of {type(self).__name__} does not fit: {error}.") from error

    def postprocess(self, value: Any) -> Any:
        """Return the value as JSON.

        Raises:
            ReturnError: It has another type than the class declares.
        """
        if value is None:
            return None
        try:
            return to_binary_json(self._checked("value", value))
        except ArgumentError as error:
            raise ReturnError(str(error)) from error

    def api_info(self) -> dict[str, Any]:
        """Return the schema of the type that the class declares."""
        wanted = type(self).prop_types.get("value", Any)
        try:
            return msgspec.json.schema(wanted)
        except TypeError:
            return {}

    def _checked(self, name: str, value: Any) -> Any:
        wanted = type(self).prop_types.get(name)
        if wanted is None:
            return value
        try:
            return msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            raise ArgumentError(
                f"`{name}` of {type(self).__name__} must fit its type, got {value!r:.100}: {error}."
            ) from error


def _is_after(cls: type, name: str) -> bool:
    """Whether an annotation stands in a class of an author's own, below `CustomComponent`."""
    owners = [one for one in cls.__mro__ if name in vars(one).get("__annotations__", {})]
    return issubclass(owners[0], CustomComponent) and owners[0] is not CustomComponent
