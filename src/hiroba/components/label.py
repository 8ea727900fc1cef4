"""Label: what a classifier says, the best class large and the others with their shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Unpack

import msgspec

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.count import as_count
from hiroba.components.toolbar import as_toolbar
from hiroba.errors import PayloadError, ReturnError
from hiroba.files.context import check_returned

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["Label"]

EXAMPLE = {"label": "Cat", "confidences": [{"label": "cat", "confidence": 0.9}, {"label": "dog", "confidence": 0.1}]}
SCALAR = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}]}


class Label(Component):
    """A class, or classes with their confidences.

    Functions return a text or number, a dictionary of classes and confidences from 0 to 1, the path of a JSON file that holds
    the payload, or `None`. They get a dictionary of classes and confidences, or the text alone if it came without confidences.

    Args:
        value: Initial value, or a function that returns it at each visit.
        num_top_classes: How many of the best classes are shown; `None` shows all.
        color: Background of the best class, as a CSS colour.
        show_heading: Whether the best class stands large above the others.
        buttons: Buttons of your own in the line of the label.
        **options: See `ComponentOptions`.
    """

    empty_payload: ClassVar[Any] = {}
    change = events.CHANGE
    select = events.SELECT
    tells_equal_values = True

    def __init__(
        self,
        value: dict[str, float] | str | float | Callable[..., Any] | None = None,
        *,
        num_top_classes: int | None = None,
        color: str | None = None,
        show_heading: bool = True,
        buttons: list[Button] | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        self.num_top_classes = as_count("num_top_classes", num_top_classes, ", or None to show all classes")
        self.color = color
        self.show_heading = show_heading
        self.buttons = as_toolbar(buttons)
        super().__init__(value, **options)

    def preprocess(self, payload: Any) -> dict[str, float | None] | str | None:
        """Return confidences by class, the class alone where it came without, or `None`."""
        if not payload:
            return None
        if not isinstance(payload, dict):
            raise PayloadError(f"A dictionary with `label` and `confidences` was expected, got {payload!r}.")
        if not payload.get("confidences"):
            label: str | None = payload.get("label")
            return label
        try:
            return {entry.get("label"): entry.get("confidence") for entry in payload["confidences"]}
        except (AttributeError, TypeError):
            raise PayloadError(
                "`confidences` must be a list of dictionaries with `label` and `confidence`, "
                f"got {payload['confidences']!r}."
            ) from None

    def postprocess(self, value: Any) -> dict[str, Any]:
        """Return the best class and the confidences, highest first; an empty dictionary for nothing.

        Raises:
            ReturnError: The value is neither text nor number nor a dictionary of confidences.
        """
        if value is None or (isinstance(value, Mapping) and not value):
            return {}
        if isinstance(value, (str, Path)) and Path(value).suffix == ".json" and Path(value).exists():
            return dict(msgspec.json.decode(check_returned(value).read_bytes()))
        if isinstance(value, Mapping):
            return self._from_confidences(value)
        if isinstance(value, str) or hasattr(value, "__float__"):
            return {"label": str(value), "confidences": None}
        raise ReturnError(
            "A Label takes a text, a number, or a dictionary of classes and confidences such as "
            f'{{"cat": 0.9, "dog": 0.1}}, got {value!r}.'
        )

    def _from_confidences(self, value: Mapping[Any, Any]) -> dict[str, Any]:
        if "confidences" in value and isinstance(value["confidences"], list):
            value = {entry["label"]: entry["confidence"] for entry in value["confidences"]}
        try:
            ranked = sorted(((str(name), float(share)) for name, share in value.items()), key=lambda pair: -pair[1])
        except (TypeError, ValueError):
            raise ReturnError(f"The confidences of a Label must be numbers, got {dict(value)!r}.") from None
        shown = ranked[: self.num_top_classes]
        return {
            "label": ranked[0][0],
            "confidences": [{"label": name, "confidence": share} for name, share in shown],
        }

    def api_info(self) -> dict[str, Any]:
        """Return the schema of the best class and the confidences."""
        entry = {
            "title": "LabelConfidence",
            "type": "object",
            "properties": {"label": SCALAR, "confidence": {"anyOf": [{"type": "number"}, {"type": "null"}]}},
        }
        return {
            "title": "LabelData",
            "type": "object",
            "properties": {
                "label": SCALAR,
                "confidences": {"anyOf": [{"type": "array", "items": entry}, {"type": "null"}]},
            },
        }

    def example_payload(self) -> dict[str, Any]:
        """Return a cat that is rather a cat than a dog."""
        return EXAMPLE

    def example_value(self) -> dict[str, float]:
        """Return a cat that is rather a cat than a dog."""
        return {"cat": 0.9, "dog": 0.1}
