"""`Component`: a node with a value that functions take and return."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from hiroba.components.node import Key, NodeOptions, Visibility
from hiroba.components.reflection import Reflection

if TYPE_CHECKING:
    from hiroba.components.output_stream import OutputStream
    from hiroba.components.timer import Timer

__all__ = ["Component", "ComponentOptions"]


class ComponentOptions(NodeOptions, total=False):
    """Parameters of every component, documented once; those of `NodeOptions` as well.

    Attributes:
        label: Name above the component. An `Interface` takes the parameter's name where there is none.
        show_label: Whether the label is shown; a screen reader reads it in any case. `None` shows it.
        every: Seconds, or a `Timer`, between calls of `value` when that is a function.
        inputs: Components whose values `value` gets when that is a function; it is called when one changes.
        container: Whether the component stands in a box.
        scale: Share of the width among its neighbours in a row. 0 takes no more than it needs.
        min_width: Pixels; a row wraps rather than make it narrower.
        interactive: Whether the visitor may change it. `None` lets its use decide: inputs may be changed, outputs not.
    """

    label: str | None
    show_label: bool | None
    every: Timer | float | None
    inputs: Component | Sequence[Component] | set[Component] | None
    container: bool
    scale: int | None
    min_width: int
    interactive: bool | None


class Component(Reflection):
    """Base of all components.

    A subclass says how its value goes to the browser (`postprocess`) and comes back (`preprocess`), what an API caller may
    send (`api_info`) and an example of it (`example_payload`). `info` is a text below the field, which a class names in its own
    constructor if its page shows one; `load_fn` is a function that computes the value, beside an initial `value`. Files: `preprocess` gets `FileData` whose `path` is a local file;
    `postprocess` returns `FileData` from `hiroba.files.context.current_store()`, or with a local path that the engine takes into the
    store under the rules of access.

    Attributes:
        value: The initial value, as the author gave it.
        load_function: The function that computes the value at each visit, if the author gave one.
    """

    empty_payload: ClassVar[Any] = None
    """What an input gets that no one has touched and that has no initial value."""
    is_filled_when_shown: ClassVar[bool] = False
    """Whether a page that shows the component makes that value, as in the compatible API: off the page, an input gets `None`."""
    change_tells_value: ClassVar[bool] = False
    """Whether its `change` tells functions with a parameter of `EventData` the value, as in the compatible API."""
    tells_equal_values: ClassVar[bool] = False
    """Whether `change` tells of each value that a function sets, also of one that equals the one before, as in the compatible API."""
    info: str | None = None
    """Text below the field, in classes whose page shows one."""
    data_model: ClassVar[Any] = None
    """Class of pydantic that an author's component has its payload as: `preprocess` gets an instance; `postprocess` may return one."""
    is_skipped_in_api: ClassVar[bool] = False
    """Whether callers of the API neither give nor get this value (state)."""

    def __init__(
        self,
        value: Any = None,
        *,
        label: str | None = None,
        show_label: bool | None = None,
        every: Timer | float | None = None,
        inputs: Component | Sequence[Component] | set[Component] | None = None,
        container: bool = True,
        scale: int | None = None,
        min_width: int = 160,
        interactive: bool | None = None,
        visible: Visibility = True,
        elem_id: str | None = None,
        elem_classes: list[str] | str | None = None,
        render: bool = True,
        key: Key | None = None,
        preserved_by_key: list[str] | str | None = "value",
        info: str | None = None,
        load_fn: Callable[..., Any] | None = None,
        **older: Any,
    ) -> None:
        self.load_function: Callable[..., Any] | None = load_fn
        if info is not None:
            self.info = info
        if callable(value) and self._takes_function():
            self.load_function, value = cast("Callable[..., Any]", value), None
        self.value = value
        self.label = label
        self.show_label = show_label
        self.every = every
        self.inputs = inputs
        self.container = container
        self.scale = scale
        self.min_width = min_width
        self.interactive = interactive
        super().__init__(
            visible=visible,
            elem_id=elem_id,
            elem_classes=elem_classes,
            render=render,
            key=key,
            preserved_by_key=preserved_by_key,
            **older,
        )
        if self.kind == Component.kind and type(self) is not Component:
            name = type(self).__name__
            warnings.warn(
                f"The page has nothing to show a `{name}` with, and says so in its place: the class is made from no component, and front ends "
                f"built for another page do not run here. Derive `{name}` from the component that comes nearest, or from `CustomComponent`.",
                stacklevel=3,
            )

    def props(self) -> dict[str, Any]:
        """Return what the browser must know, except the value; of a class that it cannot show, the name as well."""
        return super().props() | ({"class_name": type(self).__name__} if self.kind == Component.kind else {})

    def end_session(self, session_id: str) -> None:
        """A session has ended: drop what this component keeps for it."""

    def warm_up(self) -> None:
        """Load what its values need, such as a library for pictures. Called in a thread soon after the app has opened."""

    def first_payload(self, is_read: bool) -> Any:
        """Return what stands in a component without an initial value when a page opens.

        Args:
            is_read: Whether a function gets the value.
        """
        return self.empty_payload

    def remaining(self, payload: Any) -> Any:
        """Return what is left of a value, as on the wire, now that the component offers other choices."""
        return payload

    def preprocess(self, payload: Any) -> Any:
        """Return what a function gets for `payload`, the decoded JSON from the browser.

        Raises:
            PayloadError: The payload does not fit; its text is shown to the sender.
        """
        return payload

    def postprocess(self, value: Any) -> Any:
        """Return what JSON, and `FileData`, the browser gets for `value`, which a function returned.

        Raises:
            ReturnError: The value does not fit.
        """
        return value

    def open_stream(self) -> OutputStream | None:
        """Return what joins the values of a generator, for components that play them as one; `None` for all others."""
        return None

    def api_payload(self, payload: Any) -> Any:
        """Return what a program that calls the API gets for `payload`, which `postprocess` returned.

        The same, except where the page gets less than the whole value, or gets it as a file, and existing clients expect it all.
        """
        return payload

    def embedded_payload(self, payload: Any) -> Any:
        """Return what shows `payload` inside of another component, from where the page cannot ask the server for more."""
        return payload

    def api_info(self) -> dict[str, Any]:
        """Return the JSON schema of the payload."""
        return {}

    def api_limits(self) -> dict[str, Any]:
        """Return what the standard can say of the payload beside its schema, and existing clients read in words alone."""
        return {}

    def example_payload(self) -> Any:
        """Return a payload for examples in the description of the API."""
        return None

    def example_value(self) -> Any:
        """Return an example of what a function returns for this component."""
        return None

    def example_inputs(self) -> Any:
        """Return an example payload under the name by which programs of the compatible API know it."""
        return self.example_payload()

    def _takes_function(self) -> bool:
        """Whether a callable given as value is a function that computes it."""
        return True
