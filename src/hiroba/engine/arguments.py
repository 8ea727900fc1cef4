"""From payloads to the arguments of a function: values of inputs, and what it asks for by annotation or default."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, get_type_hints
from weakref import WeakKeyDictionary

from hiroba.components.correspondent import Correspondent
from hiroba.components.event_data import EventData
from hiroba.components.node import Node
from hiroba.engine.cache import Cache
from hiroba.engine.progress import Progress
from hiroba.engine.tqdm_bars import show_tqdm
from hiroba.errors import Error, PayloadError
from hiroba.sessions.handle import SessionHandle
from hiroba.sessions.profile import OAuthProfile, OAuthToken
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Header, Request, Visit

__all__ = ["Circumstances", "arguments_for", "hints_of", "known", "special_parameters"]


@dataclass(eq=False)
class Circumstances:
    """What a function may ask for besides the values of its inputs; what costs something is made for those that do.

    Attributes:
        visit: The request that began the run.
        shared: The session in which it runs.
        put: Lets the engine's loop make a call.
        trigger: What was clicked, or whatever else happened to it.
        data: What the event told.
    """

    visit: Visit
    shared: Session
    put: Callable[[Callable[[], None]], None]
    trigger: Node | None = None
    data: Any = None

    @cached_property
    def request(self) -> Request:
        """The request as authors see it."""
        return Request(self.visit, session_hash=self.shared.id)

    @cached_property
    def session(self) -> SessionHandle:
        """The session as authors see it."""
        return SessionHandle(self.shared, self.put)


def arguments_for(
    function: Callable[..., Any],
    values: Sequence[Any],
    circumstances: Circumstances,
    names: Sequence[str | None] = (),
) -> tuple[list[Any], dict[str, Any]]:
    """Return positional and named arguments.

    Args:
        function: What will be called.
        values: Values of the inputs, in order.
        circumstances: What is put into parameters annotated with `Request`, `EventData` and its kin, or `SessionHandle`,
            and what fills a default of `Progress`; a default that is a `Cache` is given itself.
        names: Names for the last values, where they are given by name.

    Raises:
        PayloadError: The function asks for another number of values than there are inputs.
    """
    specials = special_parameters(function)
    positional = list(values[: len(values) - len(names)])
    named = {str(name): value for name, value in zip(names, values[len(positional) :], strict=True)}
    parameters = _parameters(function)
    if parameters is None:
        return positional, named
    args: list[Any] = []
    for name, parameter in parameters.items():
        if name in specials:
            value = specials[name](circumstances)
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY or name in named:
                named[name] = value
            else:
                args.append(value)
        elif parameter.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD):
            if positional:
                args.append(positional.pop(0))
            elif name in named:
                args.append(named.pop(name))
            elif parameter.default is not inspect.Parameter.empty:
                args.append(parameter.default)
            else:
                raise PayloadError(
                    f"The function `{getattr(function, '__name__', function)}` needs a value for `{name}`, and its event has "
                    f"{len(values)} inputs. Add a component to `inputs`, or a default to the parameter."
                )
    return [*args, *positional], named


def hints_of(function: Callable[..., Any]) -> dict[str, Any]:
    """Return the annotations of a function, its `return` included."""
    return known(_hints, function, _read_hints)


def _read_hints(function: Callable[..., Any]) -> dict[str, Any]:
    try:
        return get_type_hints(function if inspect.isroutine(function) else getattr(function, "__call__", function))
    except Exception:  # annotations may name what cannot be imported here; then they are read as they stand
        return dict(getattr(function, "__annotations__", {}))


def takes_event(function: Callable[..., Any] | None) -> bool:
    """Tell whether a function gets what the page says of the event, such as a `SelectData`."""
    hints = [] if function is None else [_without_none(hint) for hint in hints_of(function).values()]
    return any(inspect.isclass(hint) and issubclass(hint, EventData) for hint in hints)


def special_parameters(function: Callable[..., Any]) -> dict[str, Callable[[Circumstances], Any]]:
    """Return the parameters that are filled by circumstances, each with what fills it."""
    return known(_specials, function, _read_specials)


def _read_specials(function: Callable[..., Any]) -> dict[str, Callable[[Circumstances], Any]]:
    hints = hints_of(function)
    specials: dict[str, Callable[[Circumstances], Any]] = {}
    for name, parameter in (_parameters(function) or {}).items():
        hint = _without_none(hints.get(name))
        filler = _filler(name, hint, parameter.default) or _identity(hint, is_optional=hint is not hints.get(name))
        if filler is not None:
            specials[name] = filler
    return specials


def _filler(name: str, hint: Any, default: Any) -> Callable[[Circumstances], Any] | None:
    if isinstance(default, Progress):
        return lambda _: _progress(default)
    if isinstance(default, Cache):
        return lambda _: default
    if not inspect.isclass(hint):
        return None
    if issubclass(hint, Header):
        field = name.replace("_", "-")
        return lambda circumstances: Header(circumstances.request.headers.get(field, ""))
    if issubclass(hint, Request):
        return lambda circumstances: circumstances.request
    if hint is Correspondent or issubclass(hint, SessionHandle):
        return lambda circumstances: circumstances.session
    if issubclass(hint, EventData):
        event_class: type[EventData] = hint
        return lambda circumstances: event_class(circumstances.trigger, circumstances.data)
    return None


def _identity(hint: Any, is_optional: bool) -> Callable[[Circumstances], Any] | None:
    """Return what fills a parameter with what an identity provider says of the visitor."""
    if hint is not OAuthProfile and hint is not OAuthToken:
        return None

    def fill(circumstances: Circumstances) -> Any:
        request = circumstances.request
        found = request.profile if hint is OAuthProfile else request.token
        if found is None and not is_optional:
            raise Error("Sign in first: this needs to know who you are.")
        return found

    return fill


def _progress(default: Progress) -> Progress:
    """Return a progress of this run's own."""
    progress = Progress(default.track_tqdm)
    if progress.track_tqdm:
        show_tqdm(progress)
    return progress


def _without_none(hint: Any) -> Any:
    options = [option for option in getattr(hint, "__args__", ()) if option is not type(None)]
    return options[0] if len(options) == 1 and type(None) in getattr(hint, "__args__", ()) else hint


_Found = TypeVar("_Found")
_hints: WeakKeyDictionary[Callable[..., Any], dict[str, Any]] = WeakKeyDictionary()
_specials: WeakKeyDictionary[Callable[..., Any], dict[str, Callable[[Circumstances], Any]]] = WeakKeyDictionary()
_signatures: WeakKeyDictionary[Callable[..., Any], dict[str, inspect.Parameter] | None] = WeakKeyDictionary()


def known(
    remembered: WeakKeyDictionary[Callable[..., Any], _Found],
    function: Callable[..., Any],
    read: Callable[[Callable[..., Any]], _Found],
) -> _Found:
    """Return what was read of a function at its first call; what cannot be remembered is read each time."""
    try:
        return remembered[function]
    except KeyError:
        remembered[function] = found = read(function)
        return found
    except TypeError:
        return read(function)


def _parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter] | None:
    return known(_signatures, function, _read_signature)


def _read_signature(function: Callable[..., Any]) -> dict[str, inspect.Parameter] | None:
    try:
        return dict(inspect.signature(function).parameters)
    except (ValueError, TypeError):
        return None
