"""Dataset: samples to pick from."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, Self, Unpack

from hiroba.components import events
from hiroba.components.component import Component
from hiroba.components.count import as_count
from hiroba.components.listed import listed
from hiroba.components.node import NodeOptions, is_own_class
from hiroba.components.own_text import OwnText, with_own_texts
from hiroba.components.shortcuts import component_from
from hiroba.errors import ArgumentError, HirobaError, PayloadError, ReturnError
from hiroba.files.keep import keep_files

__all__ = ["Dataset", "check_sample_labels"]

logger = logging.getLogger(__name__)

TYPES = ("values", "index", "tuple")


class Dataset(Component):
    """Samples in a table or as buttons; a click picks one. Functions get the sample that was picked.

    Args:
        label: Name above the samples; "Examples" if `None`.
        show_label: Whether it is shown.
        components: Components, or their names, that say how the columns are shown.
        component_props: Further parameters for each of them, where they are given by name.
        samples: Rows of values, one value for each component.
        headers: Names of the columns; the components' labels if `None`.
        type: What functions get: `"values"` (the row), `"index"` (its place), `"tuple"` (both).
        layout: `"gallery"` (buttons) or `"table"`; `None` takes buttons for a single column.
        samples_per_page: How many are shown at once.
        container: Whether it stands in a box.
        scale: Share of the width among its neighbours in a row.
        min_width: Pixels; a row wraps rather than make it narrower.
        proxy_url: Accepted for compatibility.
        sample_labels: Texts shown in place of the samples.
        **options: See `NodeOptions`.

    Raises:
        ArgumentError: A row is longer than the list of components.
    """

    change = events.CHANGE
    click = events.CLICK
    select = events.SELECT

    derived_props: ClassVar[Mapping[str, Sequence[str]]] = {"samples": ("sample_labels",)}

    def __init__(
        self,
        *,
        label: str | None = None,
        show_label: bool = True,
        components: Sequence[Component | str] | None = None,
        component_props: Sequence[dict[str, Any]] | None = None,
        samples: Sequence[Sequence[Any]] | None = None,
        headers: list[str] | None = None,
        type: Literal["values", "index", "tuple"] = "values",
        layout: Literal["gallery", "table"] | None = None,
        samples_per_page: int = 10,
        container: bool = True,
        scale: int | None = None,
        min_width: int = 160,
        proxy_url: str | None = None,
        sample_labels: list[str] | None = None,
        **options: Unpack[NodeOptions],
    ) -> None:
        if type not in TYPES:
            raise ArgumentError(f"`type` must be one of {', '.join(map(repr, TYPES))}, got {type!r}.")
        with_own_texts(self, label=OwnText("Examples") if label is None else label)
        self.type = type
        self.layout = layout
        self.samples_per_page = as_count("samples_per_page", samples_per_page) or 10
        self.proxy_url = proxy_url
        self.component_props = component_props
        self.components = _columns(components or (), component_props)
        self.samples = [list(sample) for sample in samples or []]
        if any(len(sample) > len(self.components) for sample in self.samples) and self.components:
            longest = max(self.samples, key=len)
            raise ArgumentError(
                f"Each sample takes a value for each of the {len(self.components)} components, got {longest!r}."
            )
        self.headers = headers or [component.label or "" for component in self.components]
        self.sample_labels = check_sample_labels("sample_labels", sample_labels, len(self.samples))
        super().__init__(
            None,
            label="Examples" if label is None else str(label),
            show_label=show_label,
            container=container,
            scale=scale,
            min_width=min_width,
            **options,
        )

    def props(self) -> dict[str, Any]:
        """Return the parameters, the samples as their components show them."""
        left_out = ("components", "component_props", "proxy_url", "type")
        return {name: value for name, value in super().props().items() if name not in left_out} | {
            "kinds": [component.kind for component in self.components],
            "samples": [self._sample_to_wire(sample) for sample in self.samples],
        }

    def copy_with(self, **changes: Any) -> Self:
        """Return such a dataset with `changes`; labels that are left over where the number of samples is another one name none of them."""
        samples = changes.get("samples")
        if samples is not None and len(samples) != len(self.sample_labels or samples):
            changes = {"sample_labels": None, **changes}
        return super().copy_with(**changes)

    def preprocess(self, payload: Any) -> Any:
        """Return the sample at the place that came from the browser; `None` while none is picked.

        Raises:
            PayloadError: There is no such sample.
        """
        if payload is None:
            return None
        if not isinstance(payload, int) or not 0 <= payload < len(self.samples):
            raise PayloadError(
                f"The place of a sample, from 0 to {len(self.samples) - 1}, was expected, got {payload!r}."
            )
        sample = self.samples[payload]
        return {"values": sample, "index": payload, "tuple": (payload, sample)}[self.type]

    def postprocess(self, value: Any) -> int | None:
        """Return the place of a sample, given as such or as the sample.

        Raises:
            ReturnError: There is no such sample.
        """
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        if isinstance(value, (list, tuple)) and list(value) in self.samples:
            return self.samples.index(list(value))
        raise ReturnError(f"A Dataset takes the place of a sample or one of its samples, got {value!r}.")

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a place."""
        return {"type": "integer", "description": "index of selected example"}

    def api_limits(self) -> dict[str, Any]:
        """Return the first place and the last one."""
        return {"minimum": 0, "maximum": len(self.samples) - 1}

    def example_payload(self) -> int:
        """Return the first place."""
        return 0

    def example_value(self) -> int:
        """Return the first place."""
        return 0

    def _sample_to_wire(self, sample: list[Any]) -> list[Any]:
        return [_to_wire(component, value) for component, value in zip(self.components, sample, strict=False)]


def check_sample_labels(name: str, labels: Sequence[str] | None, count: int) -> list[str] | None:
    """Return the texts that are shown in place of `count` samples, given as the argument `name`; `None` for none.

    Raises:
        ArgumentError: They are no list, or not one for each sample.
    """
    if labels is None:
        return None
    texts = listed(name, labels, "texts")
    if count and len(texts) != count:
        raise ArgumentError(f"`{name}` takes a text for each of the {count} samples, got {len(texts)}.")
    return texts


def _to_wire(component: Component, value: Any) -> Any:
    """Return how a value is shown: as its component has it, or as a text where that one cannot; whoever picks it is told why."""
    if value is None:
        return None
    show = component.as_example if _shows_examples_itself(type(component)) else component.postprocess
    try:
        return keep_files(show(value))
    except HirobaError as error:
        logger.warning("The sample %r of %r is shown as a text: %s", value, component, error)
        return str(value)


def _shows_examples_itself(kind: type[Component]) -> bool:
    """Whether the author of a class says how its values look among examples."""
    own = [vars(made) for made in kind.__mro__ if not is_own_class(made)]
    return any("process_example" in names or "as_example" in names for names in own)


def _columns(components: Sequence[Component | str], props: Sequence[dict[str, Any]] | None) -> list[Component]:
    columns = [component_from(component, "components") for component in components]
    for i, (given, column) in enumerate(zip(components, columns, strict=True)):
        if isinstance(given, str) and props is not None and i < len(props):
            columns[i] = column.copy_with(**props[i])
    return columns
