"""Tree: entries with further entries below them, of which the visitor chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Unpack

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.one_of import require_one_of
from hiroba.components.server_function import server
from hiroba.errors import ArgumentError, PayloadError, ReturnError

__all__ = ["Tree"]

Choosing = Literal["single", "multiple", "checkbox", "none"]
CHOOSING: tuple[Choosing, ...] = ("single", "multiple", "checkbox", "none")


class Tree(Component):
    """Entries that can be unfolded, and chosen. Functions get and return the `id` of the chosen entry (`str`, or `None`), or a list of them.

    An entry is a dictionary with `label`, and if wanted `id` (the labels on the way to it, joined by `/`, if left out), `children` (a
    list of entries) and `lazy` (`True` where `load` is asked for its children when it is first unfolded); or a text, which is an entry
    without children; a dictionary of labels, each with its children or `None`, stands for a list of entries.

    With `"checkbox"` an entry with children is ticked when all below it are, and the value has the lowest entries that are ticked.

    Args:
        value: `id`s that are chosen at first, or a function that returns them at each visit.
        nodes: The entries. A function shows others by returning `Tree(nodes=...)`.
        choosing: How many entries can be chosen: `"single"`, `"multiple"`, `"checkbox"` or `"none"`.
        load: Called with the `id` of a lazy entry; returns the entries below it. The `id` comes from a visitor: check it.
        open_levels: How many levels are unfolded at first.
        height: Pixels; a higher tree scrolls. `None` shows all.
        info: A line of help below the field.
        **options: See `ComponentOptions`.
    """

    change = events.CHANGE
    input = events.INPUT
    select = events.SELECT
    expand = events.EXPAND
    collapse = events.COLLAPSE

    def __init__(
        self,
        value: str | list[str] | Callable[..., Any] | None = None,
        *,
        nodes: Any = None,
        choosing: Choosing = "single",
        load: Callable[[str], Any] | None = None,
        open_levels: int = 0,
        height: int | None = 360,
        info: str | None = None,
        **options: Unpack[ComponentOptions],
    ) -> None:
        require_one_of("choosing", choosing, CHOOSING)
        if load is not None and not callable(load):
            raise ArgumentError(f"`load` must be a function, got {load!r}.")
        self.nodes = entries(nodes)
        self.choosing = choosing
        self.load = load
        self.open_levels = open_levels
        self.height = height
        self.info = info
        super().__init__(value, **options)

    @server
    def children_of(self, id: Any) -> list[dict[str, Any]]:
        """Return the entries below a lazy one, for the page.

        Raises:
            PayloadError: There is nothing to load, or `id` is none.
        """
        if self.load is None or not isinstance(id, str):
            raise PayloadError("This entry has nothing below it.")
        return entries(self.load(id), id)

    def props(self) -> dict[str, Any]:
        """Return the parameters; the function stays here."""
        return {name: value for name, value in super().props().items() if name != "load"}

    def preprocess(self, payload: Any) -> str | list[str] | None:
        """Return the chosen entries.

        Raises:
            PayloadError: The payload holds something else than `id`s.
        """
        if self.choosing in ("single", "none"):
            if payload is not None and not isinstance(payload, str):
                raise PayloadError(f"The `id` of an entry was expected, got {payload!r}.")
            return payload
        chosen = [] if payload is None else payload
        if not isinstance(chosen, list) or not all(isinstance(id, str) for id in chosen):
            raise PayloadError(f"A list of `id`s was expected, got {payload!r}.")
        return chosen

    def postprocess(self, value: Any) -> str | list[str] | None:
        """Return the chosen entries.

        Raises:
            ReturnError: `value` does not fit.
        """
        if value is None:
            return None
        if self.choosing in ("single", "none"):
            if not isinstance(value, str):
                raise ReturnError(f"This Tree takes the `id` of one entry, got {value!r}.")
            return value
        ids = [value] if isinstance(value, str) else list(value)
        if not all(isinstance(id, str) for id in ids):
            raise ReturnError(f"A Tree takes `id`s, which are texts, got {value!r}.")
        return ids

    def api_info(self) -> dict[str, Any]:
        """Return the schema of an `id`, or of a list of them."""
        if self.choosing in ("single", "none"):
            return {"type": "string"}
        return {"type": "array", "items": {"type": "string"}}

    def example_payload(self) -> Any:
        """Return the first entry."""
        first = self.nodes[0]["id"] if self.nodes else "entry"
        return first if self.choosing in ("single", "none") else [first]

    def example_value(self) -> Any:
        """Return the first entry."""
        return self.example_payload()


def entries(nodes: Any, parent: str = "") -> list[dict[str, Any]]:
    """Return entries in their one form, with `id` and `label`.

    Args:
        nodes: Entries as authors write them.
        parent: `id` of the entry above.

    Raises:
        ArgumentError: One of them is none.
    """
    if nodes is None:
        return []
    if isinstance(nodes, Mapping):
        nodes = [{"label": str(label), "children": below} if below else str(label) for label, below in nodes.items()]
    if isinstance(nodes, str) or not isinstance(nodes, Sequence):
        raise ArgumentError(f"`nodes` must be a list of entries, or a dictionary of them, got {nodes!r}.")
    return [_entry(node, parent) for node in nodes]


def _entry(node: Any, parent: str) -> dict[str, Any]:
    if isinstance(node, str):
        node = {"label": node}
    if not isinstance(node, Mapping) or not ("label" in node or "id" in node):
        raise ArgumentError(f'An entry of a Tree is a text, or a dictionary with a "label", got {node!r}.')
    label = str(node.get("label", node.get("id")))
    id = str(node.get("id", f"{parent}/{label}" if parent else label))
    made: dict[str, Any] = {"id": id, "label": label}
    if node.get("children"):
        made["children"] = entries(node["children"], id)
    elif node.get("lazy"):
        made["lazy"] = True
    return made
