"""HighlightedText: a text whose parts have classes or scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import PayloadError, ReturnError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["HighlightedText"]

Span = dict[str, Any]


class HighlightedText(Component):
    """A text in which parts are marked, each with a class or with a score from -1 to 1.

    Functions return a list of pairs `(text, class, score or None)`, or a dictionary with the whole `text` and its `entities`, each
    with `entity` (or `entity_group`), `start` and `end` in characters. They get a list of dictionaries with `token` and
    `class_or_confidence`. Where it is interactive, the visitor marks parts, changes marks and takes them off.

    Args:
        value: Initial value, or a function that returns it at each visit.
        color_map: Colour of each class, as CSS colours. Classes without one take the next of the theme's.
        show_legend: Whether the classes, or the scale of scores, stand above the text.
        show_inline_category: Whether each marked part says its class.
        combine_adjacent: Whether neighbours of the same class become one.
        adjacent_separator: What stands between such neighbours.
        show_whitespaces: Whether space at the ends of parts is kept.
        rtl: Whether the text runs from right to left.
        buttons: Buttons of your own in the line of the label.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    select = events.SELECT
    tells_equal_values = True

    def __init__(
        self,
        value: list[tuple[str, str | float | None]] | dict[str, Any] | Callable[..., Any] | None = None,
        *,
        color_map: dict[str, str] | None = None,
        show_legend: bool = False,
        show_inline_category: bool = True,
        combine_adjacent: bool = False,
        adjacent_separator: str = "",
        show_whitespaces: bool = True,
        rtl: bool = False,
        buttons: list[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.color_map = color_map
        self.show_legend = show_legend
        self.show_inline_category = show_inline_category
        self.combine_adjacent = combine_adjacent
        self.adjacent_separator = adjacent_separator
        self.show_whitespaces = show_whitespaces
        self.rtl = rtl
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> list[Span] | None:
        """Return the parts in order, `None` for none."""
        if payload is None:
            return None
        try:
            return [_span(part["token"], part.get("class_or_confidence")) for part in payload]
        except (AttributeError, KeyError, TypeError, ReturnError):
            raise PayloadError(
                f"A list of dictionaries with `token` and `class_or_confidence` was expected, got {payload!r}."
            ) from None

    def postprocess(self, value: Any) -> list[Span] | None:
        """Return the parts in order.

        Raises:
            ReturnError: The value is neither a list of pairs nor a text with its entities.
        """
        if value is None or (isinstance(value, str) and not value):
            return None
        parts = _from_entities(value) if isinstance(value, Mapping) else _from_pairs(value)
        if not self.show_whitespaces:
            parts = [(text.strip(), mark) for text, mark in parts]
        if self.combine_adjacent:
            parts = self._combine(parts)
        return [_span(text, mark) for text, mark in parts]

    def _combine(self, parts: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        combined: list[tuple[str, Any]] = []
        for text, mark in parts:
            if not text:
                continue
            if combined and combined[-1][1] == mark:
                text = combined.pop()[0] + self.adjacent_separator + text
            combined.append((text, mark))
        return combined

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of parts."""
        mark = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}], "default": None}
        part = {
            "title": "HighlightedToken",
            "type": "object",
            "properties": {"token": {"type": "string"}, "class_or_confidence": mark},
            "required": ["token"],
        }
        return {"title": "HighlightedTextData", "type": "array", "items": part}

    def example_payload(self) -> list[Span]:
        """Return two words, the second of a class."""
        return [_span("The", None), _span("quick", "adj")]

    def example_value(self) -> list[tuple[str, str | None]]:
        """Return four words, three of them of a class."""
        return [("The", None), ("quick", "adj"), ("brown", "adj"), ("fox", "noun")]


def _span(text: Any, mark: Any) -> Span:
    if not isinstance(text, str):
        raise ReturnError(f"Each part of a HighlightedText must begin with its text, got {text!r}.")
    if mark is None or isinstance(mark, str):
        return {"token": text, "class_or_confidence": mark}
    try:
        return {"token": text, "class_or_confidence": float(mark)}
    except (TypeError, ValueError):
        raise ReturnError(f"A part of a HighlightedText has a class, a score or None, got {mark!r}.") from None


def _from_pairs(value: Any) -> list[tuple[str, Any]]:
    message = (
        "A HighlightedText takes a list of pairs such as `[('Ada', 'person'), (' lived', None)]`, or a dictionary with "
        f"`text` and `entities`, got {value!r}."
    )
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ReturnError(message)
    value = list(value)
    if all(isinstance(part, str) for part in value):
        return [(" ".join(value), None)] if value else []
    parts = []
    for part in value:
        if isinstance(part, Mapping) and "token" in part:
            part = (part["token"], part.get("class_or_confidence"))
        if isinstance(part, (str, Mapping)) or not isinstance(part, Iterable) or len(pair := tuple(part)) < 2:
            raise ReturnError(message)
        # What stands behind, such as the places of a tagger, is not shown, as in the compatible API.
        parts.append((pair[0], pair[1]))
    return parts


def _from_entities(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    text, entities = value.get("text"), value.get("entities")
    if not isinstance(text, str) or not isinstance(entities, (list, tuple)):
        raise ReturnError(f"The dictionary for a HighlightedText needs `text` and a list of `entities`, got {value!r}.")
    try:
        ordered = sorted(entities, key=lambda entity: entity["start"])
        parts: list[tuple[str, Any]] = []
        end = 0
        for entity in ordered:
            start = max(entity["start"], end)
            parts.append((text[end:start], None))
            end = max(entity["end"], end)
            parts.append((text[start:end], entity.get("entity") or entity.get("entity_group")))
    except (AttributeError, KeyError, TypeError):
        raise ReturnError(f"Each entity needs `entity`, `start` and `end`, got {entities!r}.") from None
    # Empty parts stay: functions that listen to `select` count them, as in the compatible API.
    return [*parts, (text[end:], None)]
