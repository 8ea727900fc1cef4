"""`on`: one function for several events, or for none in particular."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Literal

from hiroba.components.binding_options import Access, BindingOptions, TriggerMode
from hiroba.components.builder import require_builder
from hiroba.components.event import Trigger, attach
from hiroba.components.older import modern_event_options
from hiroba.graph.binding import as_nodes, triggers_of

__all__ = ["on"]


def on(
    triggers: Sequence[Trigger] | Trigger | None = None,
    fn: Callable[..., Any] | Literal["decorator"] | None = "decorator",
    inputs: Any = None,
    outputs: Any = None,
    *,
    inputs_kwargs: dict[str, Any] | None = None,
    api_visibility: Literal["public", "private", "undocumented"] = "public",
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
    time_limit: float | None = None,
    stream_every: float = 0.5,
    key: int | str | tuple[int | str, ...] | None = None,
    validator: Callable[..., Any] | None = None,
    executor: str | None = None,
    confirm: str | None = None,
    log: Any = None,
    repeatable: bool = False,
    access: Access | None = None,
    roles: Collection[str] | None = None,
    **older: Any,
) -> Any:
    """Attach a function to several events, such as `[name.submit, button.click]`; without `fn` it is a decorator.

    Without `triggers`, the function runs whenever one of its inputs changes, and when the page opens. All other parameters are those of
    `BindingOptions`.

    Returns:
        The dependency; as a decorator, what makes it of a function.

    Raises:
        BuildError: No app is being built.
    """
    given = {
        name: value for name, value in locals().items() if name not in ("triggers", "fn", "older")
    } | modern_event_options(older)
    builder = require_builder("`on`")
    chosen: list[tuple[Any, str]] = [(trigger.node, trigger.event.name) for trigger in triggers_of(triggers)]
    if triggers is None:
        chosen = [(node, "change") for node in as_nodes(inputs, "inputs")] + [(None, "load")]
        given["trigger_mode"] = trigger_mode or "always_last"
    settings = BindingOptions(**given)
    return attach(builder, chosen, fn, settings)
