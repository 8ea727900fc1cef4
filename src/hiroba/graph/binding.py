"""`Binding`: events tied to a function; `Link`: what an author gets to continue the chain."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Literal, cast

from hiroba.components.binding_options import BindingOptions, TriggerMode
from hiroba.components.builder import NodeTarget
from hiroba.components.event import Event, Trigger
from hiroba.components.node import Node
from hiroba.errors import ArgumentError
from hiroba.wire.ids import BindingId

__all__ = ["Binding", "Link", "Outcome", "as_nodes"]

Outcome = Literal["then", "success", "failure"]

THEN = Event("then", "the run before it has ended")
SUCCESS = Event("success", "the run before it has ended well")
FAILURE = Event("failure", "the run before it has failed")


@dataclass(eq=False)
class Binding:
    """Events tied to a function, with its inputs and outputs.

    Attributes:
        id: Its place in the app.
        targets: The events that start it: (node, event), where `None` is the page.
        follows: The bindings whose end starts it, each with the outcome that is meant.
        takes_dictionary: Whether the function gets one dictionary by component, because its inputs were a set.
        draws: The `render` region that its function draws, if it is one.
    """

    id: BindingId
    targets: list[NodeTarget]
    function: Callable[..., Any] | None
    options: BindingOptions
    inputs: list[Node] = field(default_factory=list)
    outputs: list[Node] = field(default_factory=list)
    keyword_inputs: dict[str, Node] = field(default_factory=dict)
    takes_dictionary: bool = False
    follows: list[tuple[Binding, Outcome]] = field(default_factory=list)
    cancels: list[Binding] = field(default_factory=list)
    trigger_mode: TriggerMode = "once"
    api_name: str | Literal[False] = False
    draws: Any = None

    @property
    def fn(self) -> Callable[..., Any] | None:
        """The function, under the name that the compatible API has for it."""
        return self.function

    @property
    def js(self) -> str | None:
        """The script that runs in the browser before the function."""
        return self.options.js if isinstance(self.options.js, str) else None

    @property
    def begins_on_page(self) -> bool:
        """Whether the page has something to do before the function: run a script, or ask the visitor."""
        return self.js is not None or self.options.confirm is not None

    @cached_property
    def is_generator(self) -> bool:
        """Whether it gives values one after another."""
        return is_generator_function(self.function)

    @cached_property
    def is_async(self) -> bool:
        """Whether its function is a coroutine, or gives values asynchronously."""
        return is_async_function(self.function)

    @property
    def is_live(self) -> bool:
        """Whether it runs for frames of a camera or pieces of a recording."""
        return any(event == "stream" for _, event in self.targets)

    @property
    def all_inputs(self) -> list[Node]:
        """Inputs by position, then those by name."""
        return [*self.inputs, *self.keyword_inputs.values()]

    @property
    def is_callable_by_api(self) -> bool:
        """Whether a program may call it by name."""
        return self.api_name is not False and self.options.api_visibility != "private"

    def __repr__(self) -> str:
        name = getattr(self.function, "__name__", None)
        return f"<Binding #{self.id} {name or 'without a function'}>"


class Link:
    """What attaching a function returns: continue the chain with `.then`, `.success` or `.failure`, or name it in `cancels`.

    Used as a decorator's result it still calls the function.
    """

    def __init__(self, binding: Binding) -> None:
        self.binding = binding
        self.fn = binding.function

    then = THEN
    success = SUCCESS
    failure = FAILURE

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function itself."""
        if self.fn is None:
            raise ArgumentError("This event has no Python function that could be called.")
        return self.fn(*args, **kwargs)


def as_nodes(value: Any, role: str) -> list[Node]:
    """Return inputs or outputs as a list.

    Raises:
        ArgumentError: One of them is not a component.
    """
    if value is None:
        return []
    nodes = [value] if isinstance(value, Node) else value
    if isinstance(nodes, str) or not isinstance(nodes, Iterable):
        raise ArgumentError(f"`{role}` must be a component or a list of components, got {value!r}.")
    result = list(nodes)
    for node in result:
        if not isinstance(node, Node):
            raise ArgumentError(f"`{role}` must hold components only, got {node!r}. Did you forget to make one?")
    return result


def is_generator_function(function: Callable[..., Any] | None) -> bool:
    """Tell whether calling `function` gives a generator, plain or asynchronous, also behind partial or `__call__`."""
    target = _unwrapped(function)
    return inspect.isgeneratorfunction(target) or inspect.isasyncgenfunction(target)


def is_async_function(function: Callable[..., Any] | None) -> bool:
    """Tell whether calling `function` gives a coroutine or an asynchronous generator."""
    target = _unwrapped(function)
    return inspect.iscoroutinefunction(target) or inspect.isasyncgenfunction(target)


def _unwrapped(function: Any) -> Any:
    # Not by its attributes: a method of a server that is called over the network has whichever are asked for.
    while isinstance(function, partial):
        function = function.func
    if function is not None and not inspect.isroutine(function) and not inspect.isclass(function):
        return getattr(type(function), "__call__", function)
    return function


def triggers_of(triggers: Sequence[Trigger] | Trigger | None) -> list[Trigger]:
    """Return one or several triggers as a list.

    Raises:
        ArgumentError: One of them is no event of a component.
    """
    if triggers is None:
        return []
    is_list = isinstance(triggers, Iterable) and not isinstance(triggers, (str, Node))
    found: list[Any] = list(cast("Iterable[Any]", triggers)) if is_list else [triggers]
    for trigger in found:
        if not isinstance(trigger, Trigger):
            raise ArgumentError(f"`triggers` holds events such as `button.click`, got {trigger!r}.")
    return found
