"""`api`: offer a function to programs without any component on the page."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hiroba.components.api_value import ApiValue
from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import require_builder
from hiroba.components.event_data import EventData
from hiroba.errors import ArgumentError

__all__ = ["api"]


def api(fn: Callable[..., Any] | Literal["decorator"] = "decorator", **options: Any) -> Any:
    """Offer a function to programs, with its own annotations and defaults as the description.

    Args:
        fn: The function; without it, `api` is a decorator.
        **options: Those parameters of `BindingOptions` that concern programs: `api_name`, `api_description`, `api_visibility`, `queue`,
            `batch`, `max_batch_size`, `concurrency_limit`, `concurrency_id`, `time_limit`, `access`, `roles`.

    Raises:
        ArgumentError: A parameter of the function has neither an annotation nor a default.
        BuildError: No app is being built.
    """
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
    names = {"Request", "Progress", "SessionHandle"}
    is_known = inspect.isclass(hint) and (issubclass(hint, EventData) or hint.__name__ in names)
    return is_known or type(default).__name__ == "Progress"
