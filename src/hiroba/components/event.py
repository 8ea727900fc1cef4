"""Events: what can happen at a node, and how a function is attached to it.

An `Event` is an attribute of a class (`change = events.CHANGE`); read from a node it is a `Trigger`, and calling that attaches
a function. The parameters are those of `BindingOptions`, where they are documented.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, overload

from hiroba.components.binding_options import Access, BindingOptions, TriggerMode
from hiroba.components.builder import Builder, require_builder
from hiroba.components.older import modern_event_options

if TYPE_CHECKING:
    from hiroba.components.node import Node

__all__ = ["Event", "Trigger", "attach"]


@dataclass(frozen=True)
class Event:
    """Something that can happen at a node.

    Attributes:
        name: Name of the attribute, and on the wire.
        meaning: When it happens, as the end of "Runs when ...".
        trigger_mode: What happens by default when it comes again during a run.
        doc: When it happens, as components of the compatible API say it.
    """

    name: str
    meaning: str = ""
    trigger_mode: TriggerMode = "once"
    doc: str = ""

    @overload
    def __get__(self, node: None, owner: type) -> Event: ...
    @overload
    def __get__(self, node: Node, owner: type) -> Trigger: ...
    def __get__(self, node: Node | None, owner: type) -> Event | Trigger:
        return self if node is None else Trigger(node, self)

    def __call__(self, node: Node, *args: Any, **kwargs: Any) -> Any:
        """Attach a function to the event of a node, where the class is named: `Blocks.load(demo, fn)`."""
        return Trigger(node, self)(*args, **kwargs)


@dataclass(frozen=True)
class Trigger:
    """An event of one node. Call it to attach a function, or use it as a decorator."""

    node: Node | None
    event: Event

    def __call__(
        self,
        fn: Callable[..., Any] | Literal["decorator"] | None = "decorator",
        inputs: Any = None,
        outputs: Any = None,
        api_name: str | Literal[False] | None = None,
        api_description: str | Literal[False] | None = None,
        scroll_to_output: bool = False,
        show_progress: Literal["full", "minimal", "hidden"] = "full",
        show_progress_on: Any = None,
        queue: bool = True,
        batch: bool = False,
        max_batch_size: int = 4,
        preprocess: bool = True,
        postprocess: bool = True,
        cancels: Any = None,
        trigger_mode: TriggerMode | None = None,
        js: str | Literal[True] | None = None,
        concurrency_limit: int | Literal["default"] | None = "default",
        concurrency_id: str | None = None,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        time_limit: float | None = None,
        stream_every: float = 0.5,
        key: int | str | tuple[int | str, ...] | None = None,
        validator: Callable[..., Any] | None = None,
        inputs_kwargs: dict[str, Any] | None = None,
        executor: str | None = None,
        confirm: str | None = None,
        shortcut: str | None = None,
        log: Any = None,
        repeatable: bool = False,
        access: Access | None = None,
        roles: Collection[str] | None = None,
        **older: Any,
    ) -> Any:
        """Attach `fn` to this event.

        Returns:
            The dependency, to continue with `.then`, `.success` or `.failure`; without `fn`, a decorator. With `js` and without `fn` it is both:
            the script runs alone unless a function is decorated.

        Raises:
            ArgumentError: A parameter has a value that cannot work.
            BuildError: No app is being built.
        """
        given = {name: value for name, value in locals().items() if name not in ("self", "fn", "older")}
        options = BindingOptions(**given | modern_event_options(older))
        builder = require_builder(f"Attaching a function to `{self.event.name}`")
        return attach(builder, [(self.node, self.event.name)], fn, options)


def attach(builder: Builder, targets: Sequence[Any], fn: Any, options: BindingOptions) -> Any:
    """Bind `fn`; for `"decorator"`, return what binds the function that it is given. Until then a script in `js` runs alone."""
    if fn != "decorator":
        return builder.bind(targets, fn, options)
    script = builder.bind(targets, None, options) if isinstance(options.js, str) else None

    def decorate(function: Callable[..., Any]) -> Any:
        if script is not None:
            builder.unbind(script)
        return builder.bind(targets, function, options)

    if script is None:
        return decorate
    script.fn = decorate
    return script
