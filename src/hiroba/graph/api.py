"""`api`: offer a function to programs without any component on the page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hiroba.components.api_value import ApiValue
from hiroba.components.binding_options import Access, BindingOptions
from hiroba.components.builder import require_builder
from hiroba.components.event_data import EventData
from hiroba.errors import ArgumentError

__all__ = ["api"]


def api(
    fn: Callable[..., Any] | Literal["decorator"] = "decorator",
    *,
    api_name: str | Literal[False] | None = None,
    api_description: str | Literal[False] | None = None,
    queue: bool = True,
    batch: bool = False,
    max_batch_size: int = 4,
    concurrency_limit: int | Literal["default"] | None = "default",
    concurrency_id: str | None = None,
    api_visibility: Literal["public", "private", "undocumented"] = "public",
    time_limit: float | None = None,
    stream_every: float = 0.5,
    executor: str | None = None,
    repeatable: bool = False,
    access: Access | None = None,
    roles: Collection[str] | None = None,
) -> Any:
    """Offer a function to programs, with its own annotations and defaults as the description.

    Without `fn` it is a decorator. All other parameters are those of `BindingOptions`.

    Raises:
        ArgumentError: A parameter of the function has neither an annotation nor a default.
        BuildError: No app is being built.
    """
    options = {name: value for name, value in locals().items() if name != "fn"}
    builder = require_builder("`api`")

    def attach(function: Callable[..., Any]) -> Any:
        inputs, outputs = _inputs(function), _outputs(function)
        for node in (*inputs, *outputs):
            builder.adopt(node)
        return builder.bind([], function, BindingOptions(inputs=inputs, outputs=outputs, **options))

    return attach if fn == "decorator" else attach(fn)


def _inputs(function: Callable[..., Any]) -> list[ApiValue]:
    hints = get_type_hints(function)
    values = []
    for name, parameter in inspect.signature(function).parameters.items():
        hint, default = hints.get(name), parameter.default
        if _is_special(hint, default):
            continue
        if hint is None and default is inspect.Parameter.empty:
            raise ArgumentError(
                f"The parameter `{name}` of `{function.__name__}` needs an annotation, such as `{name}: str`, to be described to programs."
            )
        values.append(ApiValue(None if default is inspect.Parameter.empty else default, label=name, hint=hint))
    return values


def _outputs(function: Callable[..., Any]) -> list[ApiValue]:
    hint = get_type_hints(function).get("return", Any)
    hints = get_args(hint) if get_origin(hint) is tuple and Ellipsis not in get_args(hint) else (hint,)
    return [] if hint is type(None) else [ApiValue(label=f"result {i}", hint=one) for i, one in enumerate(hints)]


def _is_special(hint: Any, default: Any) -> bool:
    names = {"Request", "Progress", "SessionHandle", "Header", "OAuthProfile", "OAuthToken"}
    is_known = inspect.isclass(hint) and (issubclass(hint, EventData) or hint.__name__ in names)
    return is_known or type(default).__name__ in ("Cache", "Progress")
