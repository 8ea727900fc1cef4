"""The fields of a type: of a dataclass, a `msgspec.Struct`, a Pydantic model, or the parameters of a function."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from hiroba.errors import ArgumentError

__all__ = ["MISSING", "TypedField", "fields_of", "is_model", "is_pydantic"]

MISSING: Any = object()
"""In place of a default where there is none."""

CONSTRAINTS = ("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "pattern")


@dataclass
class TypedField:
    """A field.

    Attributes:
        name: Its name in the type.
        type: Its type, without `Annotated`.
        default: A function that returns the default, or `MISSING`.
        label: Its name for people.
        info: What it is for.
        limits: What its value must keep to, by the names of `CONSTRAINTS`.
    """

    name: str
    type: Any
    default: Callable[[], Any] = MISSING
    label: str = ""
    info: str | None = None
    limits: dict[str, Any] = field(default_factory=dict)


def is_pydantic(model: Any) -> bool:
    """Tell whether `model` is a Pydantic model, without importing Pydantic."""
    return inspect.isclass(model) and hasattr(model, "model_fields") and hasattr(model, "model_validate")


def _is_struct(model: Any) -> bool:
    return inspect.isclass(model) and hasattr(model, "__struct_fields__")


def is_model(model: Any) -> bool:
    """Tell whether `model` is a class with typed fields."""
    return inspect.isclass(model) and (dataclasses.is_dataclass(model) or _is_struct(model) or is_pydantic(model))


def fields_of(model: Any) -> list[TypedField]:
    """Return the fields of a class, or the parameters of a function.

    Raises:
        ArgumentError: It is neither, or a parameter has no type.
    """
    if is_pydantic(model):
        return [_pydantic_field(name, info) for name, info in model.model_fields.items()]
    if _is_struct(model):
        return list(_struct_fields(model))
    if inspect.isclass(model) and dataclasses.is_dataclass(model):
        return list(_dataclass_fields(model))
    if callable(model) and not inspect.isclass(model):
        return list(_parameters(model))
    raise ArgumentError(
        f"A form is made from a dataclass, a `msgspec.Struct`, a Pydantic model or a function with type hints, got {model!r}."
    )


def _dataclass_fields(model: Any) -> Iterable[TypedField]:
    hints = _hints(model)
    for one in dataclasses.fields(model):
        if not one.init:
            continue
        found = _annotated(one.name, hints[one.name])
        if one.default is not dataclasses.MISSING:
            found.default = _constant(one.default)
        elif one.default_factory is not dataclasses.MISSING:
            found.default = one.default_factory
        found.info = one.metadata.get("description", found.info)
        found.label = one.metadata.get("label", found.label)
        found.limits.update({name: one.metadata[name] for name in CONSTRAINTS if name in one.metadata})
        yield found


def _struct_fields(model: Any) -> Iterable[TypedField]:
    import msgspec

    hints = _hints(model)
    for one in msgspec.structs.fields(model):
        found = _annotated(one.name, hints[one.name])
        if one.default is not msgspec.NODEFAULT:
            found.default = _constant(one.default)
        elif one.default_factory is not msgspec.NODEFAULT:
            found.default = one.default_factory
        yield found


def _pydantic_field(name: str, info: Any) -> TypedField:
    found = _annotated(name, Annotated[(info.annotation, *(info.metadata or [None]))])
    if not info.is_required():
        found.default = lambda: info.get_default(call_default_factory=True)
    found.label = info.title or found.label
    found.info = info.description or found.info
    return found


def _parameters(function: Callable[..., Any]) -> Iterable[TypedField]:
    hints = _hints(function)
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD):
            continue
        hint = hints.get(
            name, type(parameter.default) if parameter.default not in (None, inspect.Parameter.empty) else None
        )
        if hint is None:
            raise ArgumentError(
                f"The parameter `{name}` of `{getattr(function, '__name__', function)}` needs a type hint to become a field."
            )
        found = _annotated(name, hint)
        if parameter.default is not inspect.Parameter.empty:
            found.default = _constant(parameter.default)
        yield found


def _hints(model: Any) -> dict[str, Any]:
    try:
        return get_type_hints(model, include_extras=True)
    except NameError as error:
        raise ArgumentError(
            f"The type hints of {model!r} cannot be read: {error}. Define the types that they name at the top of a module."
        ) from error


def _annotated(name: str, hint: Any) -> TypedField:
    """Return the field for a type hint, with what `Annotated` says of it."""
    found = TypedField(name, hint, label=name.replace("_", " ").strip().capitalize())
    while get_origin(found.type) is Annotated:
        found.type, *extras = get_args(found.type)
        for extra in extras:
            _read_extra(found, extra)
    return found


def _read_extra(found: TypedField, extra: Any) -> None:
    """Take in one part of `Annotated`: a text, or an object whose attributes have the names of limits."""
    if isinstance(extra, str):
        found.info = extra
        return
    for part in [extra, *(getattr(extra, "metadata", None) or [])]:
        for name in CONSTRAINTS:
            value = getattr(part, name, None)
            if value is not None and not callable(value):
                found.limits[name] = value
    description = getattr(extra, "description", None) or getattr(extra, "documentation", None)
    found.info = description if isinstance(description, str) else found.info
    title = getattr(extra, "title", None)
    found.label = title if isinstance(title, str) else found.label


def _constant(value: Any) -> Callable[[], Any]:
    return lambda: value
