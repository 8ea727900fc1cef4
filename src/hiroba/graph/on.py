"""`on`: one function for several events, or for none in particular."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import require_builder
from hiroba.components.event import Trigger
from hiroba.graph.binding import Link, as_nodes, triggers_of

__all__ = ["on"]


def on(
    triggers: Sequence[Trigger] | Trigger | None = None,
    fn: Callable[..., Any] | Literal["decorator"] | None = "decorator",
    inputs: Any = None,
    outputs: Any = None,
    **options: Any,
) -> Any:
    """Attach a function to several events.

    Args:
        triggers: Events such as `[name.submit, button.click]`; without any, the function runs whenever one of its inputs
            changes, and when the page opens.
        fn: The function; without it, `on` is a decorator.
        inputs: As in `BindingOptions`.
        outputs: As in `BindingOptions`.
        **options: The other parameters of `BindingOptions`.

    Returns:
        The dependency; as a decorator, the function.

    Raises:
        BuildError: No app is being built.
    """
    builder = require_builder("`on`")
    chosen: list[tuple[Any, str]] = [(trigger.node, trigger.event.name) for trigger in triggers_of(triggers)]
    if triggers is None:
        chosen = [(node, "change") for node in as_nodes(inputs, "inputs")] + [(None, "load")]
        options["trigger_mode"] = options.get("trigger_mode") or "always_last"
    settings = BindingOptions(inputs=inputs, outputs=outputs, **options)
    if fn == "decorator":

        def attach(function: Callable[..., Any]) -> Link:
            link: Link = builder.bind(chosen, function, settings)
            return link

        return attach
    return builder.bind(chosen, fn, settings)
