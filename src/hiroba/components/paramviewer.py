"""ParamViewer: parameters of a function or class, to look up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

from hiroba.components import events
from hiroba.components.component import Component
from hiroba.components.node import Key
from hiroba.components.one_of import require_one_of
from hiroba.errors import ReturnError

if TYPE_CHECKING:
    from hiroba.components.timer import Timer

__all__ = ["ParamViewer", "Parameter"]


class Parameter(TypedDict):
    """What is said of one parameter.

    Attributes:
        type: Its type, as code.
        description: What it is for, as Markdown.
        default: Its default, as code; `None` or left out where it has none.
    """

    type: str
    description: str
    default: NotRequired[str | None]


class ParamViewer(Component):
    """A list of parameters that open to their descriptions. It shows, and takes no input.

    Args:
        value: Parameters by name, each a `Parameter`; or a function that returns them.
        language: Language of types and defaults, for their colours.
        linkify: Names of types that become links to the heading of that name on the page (`#h-` and the name in small letters).
        every: Seconds, or a `Timer`, between calls of `value` when that is a function.
        inputs: Components whose values `value` gets when that is a function.
        render: Whether it is placed where it is made.
        key: Within `@render`, nodes with the same key are the same node from one drawing to the next.
        preserved_by_key: Names of the properties that such a node keeps.
        header: Line above the list; `None` for none.
        anchor_links: Whether each parameter has an address: `#param-` and its name in small letters. A text goes in between. A page that
            is opened at such an address shows that parameter opened.
        max_height: Greatest height, in pixels or as a CSS length, before the list scrolls.
    """

    change = events.CHANGE
    upload = events.UPLOAD

    def __init__(
        self,
        value: Mapping[str, Parameter] | None = None,
        language: Literal["python", "typescript"] = "python",
        linkify: list[str] | None = None,
        every: Timer | float | None = None,
        inputs: Component | Sequence[Component] | set[Component] | None = None,
        render: bool = True,
        key: Key | None = None,
        preserved_by_key: list[str] | str | None = "value",
        header: str | None = "Parameters",
        anchor_links: bool | str = False,
        max_height: int | str | None = None,
    ) -> None:
        require_one_of("language", language, ("python", "typescript"))
        self.language = language
        self.linkify = linkify
        self.header = header
        self.anchor_links = anchor_links
        self.max_height = max_height
        super().__init__(value, every=every, inputs=inputs, render=render, key=key, preserved_by_key=preserved_by_key)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return the parameters by name.

        Raises:
            ReturnError: The value is no dictionary of dictionaries.
        """
        if value is None:
            return None
        if not isinstance(value, Mapping) or not all(isinstance(one, Mapping) for one in value.values()):
            raise ReturnError(
                'A ParamViewer takes a dictionary such as {"size": {"type": "int", "description": "How large it is."}}, '
                f"got {value!r}."
            )
        return {str(name): dict(parameter) for name, parameter in value.items()}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of any value of JSON."""
        return {"type": {}, "description": "any valid json"}

    def example_payload(self) -> dict[str, Any]:
        """Return one parameter."""
        return {"array": {"type": "numpy", "description": "any valid json", "default": "None"}}

    def example_value(self) -> dict[str, Any]:
        """Return one parameter."""
        return self.example_payload()
