"""Form: fields made from a type, whose values functions get as one object of that type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Self, Unpack

from hiroba.components.button import Button
from hiroba.components.component import Component
from hiroba.components.composite import Composite, FieldErrors
from hiroba.components.node import NodeOptions
from hiroba.components.own_text import OwnText
from hiroba.components.textbox import Textbox
from hiroba.errors import ArgumentError, Error, ReturnError
from hiroba.graph.on import on
from hiroba.interfaces.interface_parts import as_button
from hiroba.interfaces.typed_component import Leaf, leaf_for, without_none
from hiroba.interfaces.typed_fields import MISSING, TypedField, fields_of, is_model, is_pydantic
from hiroba.layout.group import Group
from hiroba.layout.share import check_share

__all__ = ["Form", "Section"]

DEEPEST = 5


class Section:
    """The fields of one type, those of nested types below it.

    Args:
        model: A class with typed fields, or a function.
        path: Names of the fields that lead to it.
    """

    def __init__(self, model: Any, path: tuple[str, ...] = ()) -> None:
        if len(path) > DEEPEST:
            raise ArgumentError(f"Types are nested too deeply for a form, or contain themselves: {'.'.join(path)}.")
        self.model = model
        self.parts: list[tuple[TypedField, Leaf | Section, bool]] = []
        for field in fields_of(model):
            hint, is_optional = without_none(field.type)
            if is_model(hint):
                self.parts.append((field, Section(hint, (*path, field.name)), is_optional))
            else:
                self.parts.append((field, leaf_for(field), is_optional))

    def leaves(self) -> list[Leaf]:
        """Return all fields with a component, in order."""
        return [leaf for _, part, _ in self.parts for leaf in (part.leaves() if isinstance(part, Section) else [part])]

    def build(self, values: dict[Component, Any]) -> Any:
        """Return the object.

        Args:
            values: What functions get of each component.

        Raises:
            FieldErrors: Something does not fit.
        """
        arguments: dict[str, Any] = {}
        problems: dict[Component, str] = {}
        for field, part, is_optional in self.parts:
            try:
                arguments[field.name] = _value(part, values, is_optional)
            except FieldErrors as error:
                problems.update(error.messages)
            except ValueError as error:
                if isinstance(part, Leaf):
                    problems[part.component] = str(error)
        if problems:
            raise FieldErrors(problems)
        return self._make(arguments)

    def _make(self, arguments: dict[str, Any]) -> Any:
        if not is_model(self.model):
            return arguments
        try:
            return self.model.model_validate(arguments) if is_pydantic(self.model) else self.model(**arguments)
        except (ValueError, TypeError) as error:
            raise FieldErrors(self._placed(error)) from error

    def _placed(self, error: Exception) -> dict[Component, str]:
        """Return what a type says is wrong, at the fields that it names; at the first one if it names none."""
        leaves = self.leaves()
        found: dict[Component, str] = {}
        errors = getattr(error, "errors", None)
        for one in errors() if callable(errors) else [{"loc": (), "msg": str(error)}]:
            at: Leaf | Section = self
            for name in one["loc"]:
                at = (
                    next((part for field, part, _ in at.parts if field.name == name), at)
                    if isinstance(at, Section)
                    else at
                )
            leaf = at if isinstance(at, Leaf) else (at.leaves() or leaves)[0]
            found[leaf.component] = str(one["msg"])
        return found


class Form(Composite):
    """Fields for a type, and a button. Functions that have the form as an input get an object of the type; as an output, the fields show
    the object that they return, or the entries of a dictionary that has some of the names; `None` empties them.

    The type is a dataclass, a `msgspec.Struct`, a Pydantic model, or a function with type hints, for which they get a dictionary of its
    arguments. Numbers with both bounds and a default become sliders, `Literal` and `Enum` choices, dates calendars, paths files,
    lists and sets of choices boxes, those of plain values lines, nested types groups, and any other type JSON. What does not fit is told
    at its field, and the function does not run. Descriptions and limits come from `Annotated` (`msgspec.Meta`, `annotated_types`,
    `pydantic.Field`, a text) and from a dataclass's `metadata`.

    Without a type it is a surface that joins what is made inside of it, as `Group` is.

    Args:
        model: The type.
        submit_label: What the button says; `None` shows none.
        scale: Share of the width among its neighbours in a row.
        min_width: Pixels; a row wraps rather than make it narrower.
        **options: See `NodeOptions`.

    Attributes:
        button: The button, if there is one.
    """

    def __init__(
        self,
        model: Any = None,
        *,
        submit_label: str | None = OwnText("Submit"),
        scale: int = 0,
        min_width: int = 0,
        **options: Unpack[NodeOptions],
    ) -> None:
        self.scale = check_share("scale", scale)
        self.min_width = check_share("min_width", min_width)
        self.model = model
        self.submit_label = submit_label
        self.button: Button | None = None
        self.kind = "group" if model is None else "column"  # type: ignore[misc]  # each of both looks like something that exists
        super().__init__(**options)
        self._section = None if model is None else Section(model)
        if self._section is not None:
            with self:
                _place(self._section)
                if submit_label is not None:
                    self.button = as_button(submit_label, "submit_label", variant="primary")

    def props(self) -> dict[str, Any]:
        """Return the parameters of a layout; the type stays here."""
        return {name: value for name, value in super().props().items() if name not in ("model", "submit_label")}

    def copy_with(self, **changes: Any) -> Self:
        """Return such a form with `changes`, of the same fields."""
        copy = super().copy_with(**{**changes, "model": None})
        copy.model, copy.kind = self.model, self.kind  # type: ignore[misc]  # as in the constructor
        copy._section, copy.button = self._section, self.button
        return copy

    def parts(self) -> list[Component]:
        """Return the components of all fields."""
        return [] if self._section is None else [leaf.component for leaf in self._section.leaves()]

    def assemble(self, values: Sequence[Any]) -> Any:
        """Return the object that the values make."""
        if self._section is None:
            raise Error("A form without a type has no value.")
        return self._section.build(dict(zip(self.parts(), values, strict=True)))

    def take_apart(self, value: Any) -> list[Any]:
        """Return what each field shows for an object of the type, a dictionary, or `None`.

        Raises:
            ReturnError: It has none of the fields.
        """
        if self._section is None:
            raise ReturnError("A form without a type shows no value.")
        return list(_shown(self._section, value))

    def submit(
        self, fn: Callable[..., Any] | None = None, inputs: Any = None, outputs: Any = None, **options: Any
    ) -> Any:
        """Run a function when the button is pressed, or Enter in a line of text.

        Args:
            fn: The function; without it, `submit` is a decorator.
            inputs: What it gets; the form alone if `None`.
            outputs: As in `BindingOptions`.
            **options: The other parameters of `BindingOptions`.
        """
        lines = [part for part in self.parts() if isinstance(part, Textbox) and part.lines == 1]
        triggers = [*([self.button.click] if self.button is not None else []), *(line.submit for line in lines)]
        given = self if inputs is None else inputs
        return on(triggers, "decorator" if fn is None else fn, given, outputs, **options)


def _value(part: Leaf | Section, values: dict[Component, Any], is_optional: bool) -> Any:
    if isinstance(part, Leaf):
        return part.value(values[part.component])
    if is_optional and all(leaf.is_empty(values[leaf.component]) for leaf in part.leaves()):
        return None
    return part.build(values)


def _shown(section: Section, value: Any) -> Iterator[Any]:
    """Yield what each field shows; of a dictionary, what it does not name stays."""
    names = [field.name for field, _, _ in section.parts]
    known = (
        value if isinstance(value, Mapping) else {name: getattr(value, name) for name in names if hasattr(value, name)}
    )
    if value is not None and not (
        known.keys() <= set(names) if isinstance(value, Mapping) else len(known) == len(names)
    ):
        raise ReturnError(f"An object with the fields {', '.join(names)} was expected, got {value!r:.200}.")
    for field, part, _ in section.parts:
        has_value = value is None or field.name in known
        inside = known.get(field.name)
        if isinstance(part, Section):
            yield from _shown(part, inside if has_value else {})
        else:
            yield part.shown(inside) if has_value else {"__type__": "update"}


def _place(section: Section) -> None:
    """Place the fields: those of one type joined, nested types below with their names."""
    from hiroba.components.markdown import Markdown

    plain = [part for _, part, _ in section.parts if isinstance(part, Leaf)]
    if plain:
        with Group():
            for leaf in plain:
                leaf.component.render()
    for field, part, _ in section.parts:
        if isinstance(part, Section):
            Markdown(f"#### {field.label}" + (f"\n{field.info}" if field.info else ""))
            _place(part)
        if field.default is not MISSING and isinstance(part, Section):
            _fill(part, field.default())


def _fill(section: Section, default: Any) -> None:
    """Show the values of an object that is a field's default."""
    for field, part, _ in section.parts:
        value = getattr(default, field.name, None)
        if isinstance(part, Section):
            _fill(part, value)
        elif value is not None and isinstance(part.component.value, (str, int, float, bool, type(None))):
            field.default = lambda value=value: value  # type: ignore[misc]  # the value of now
            part.component.value = leaf_for(field).component.value
