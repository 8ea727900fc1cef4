"""`AnyWidget`: shows a widget made with anywidget, a copy of its own to each visitor."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count
from typing import Any, Self

from hiroba.components import events
from hiroba.components.binary_json import from_binary_json, to_binary_json
from hiroba.components.component import ComponentOptions
from hiroba.components.correspondent import Correspondent
from hiroba.components.module_source import ModuleSource
from hiroba.components.modulecomponent import ModuleComponent
from hiroba.components.node import PYTHON_ONLY
from hiroba.components.server_function import server
from hiroba.components.widget_copy import copy_widget
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.files.context import current_owner

__all__ = ["AnyWidget"]

SHARED = ComponentOptions.__optional_keys__
OF_JUPYTER = frozenset({"layout", "tooltip", "tabbable", "comm", "keys", "log"})
"""Traits that a notebook has a use for."""


class AnyWidget(ModuleComponent):
    """A widget of the anywidget ecosystem. Functions get the visitor's own widget, and return one, or a `dict` of traits to change.

    Each visitor has a copy: made by calling the class, or with the traits of the given widget and the handlers that were attached to it.
    What the page changes is set on that copy, so traits are checked and observers run, on a thread where functions run; what they
    change goes back to the page. Messages (`model.send`, `widget.send`), commands and bytes travel as in a notebook.

    Args:
        widget: A widget, or its class.
        **traits: Traits for a class, and the parameters of `ComponentOptions`.

    Raises:
        ArgumentError: It is neither.
    """

    kind = ModuleComponent.kind
    change = events.CHANGE
    input = events.INPUT

    def __init__(self, widget: Any = None, **traits: Any) -> None:
        options = {name: value for name, value in traits.items() if name in SHARED}
        own = {name: value for name, value in traits.items() if name not in SHARED}
        self._make = _maker(widget, own)
        self._lock = threading.RLock()
        self._live: dict[str, Any] = {}
        first = _closed(self._make())
        self._module = ModuleSource("_esm", getattr(first, "_esm", ""))
        self._style = ModuleSource("_css", getattr(first, "_css", ""))
        super().__init__(_state_of(first), **options)

    def _takes_function(self) -> bool:
        return False

    def props(self) -> dict[str, Any]:
        """Return the parameters of every component; the state travels as the value."""
        hidden = PYTHON_ONLY | {"value", "widget"}
        return {name: getattr(self, name) for name in self.defaults if name not in hidden} | {"is_widget": True}

    def copy_with(self, **changes: Any) -> Self:
        """Return such a component with `changes`, which shows the same visitors' widgets unless it is of another one."""
        copy = super().copy_with(**changes)
        if "widget" not in changes:
            copy._live, copy._lock = self._live, self._lock
        return copy

    @server
    def connect(self, session: Correspondent) -> Any:
        """Return the state of this visitor's widget, which from now on writes to the page."""
        self.meet(session)
        return to_binary_json(_state_of(self._widget(session.id)))

    @server
    def receive(self, message: dict[str, Any], session: Correspondent) -> None:
        """Take a message of the page: `{"method": "update", "state": ...}` or `{"method": "custom", "content": ..., "buffers": ...}`.

        Raises:
            PayloadError: A trait does not take the value.
        """
        self.meet(session)
        widget = self._widget(session.id)
        message = from_binary_json(message)
        if message.get("method") == "update":
            self._set(widget, message.get("state"))
        else:
            with self._lock:
                widget._handle_custom_msg(message.get("content"), [memoryview(b) for b in message.get("buffers") or []])

    def preprocess(self, payload: Any) -> Any:
        """Return the visitor's widget; for callers of the API a new one with the state that they sent."""
        owner = current_owner() or ""
        if owner in self._live:
            return self._live[owner]
        widget = _closed(self._make())
        self._set(widget, from_binary_json(payload or {}))
        return widget

    def postprocess(self, value: Any) -> Any:
        """Return the whole state: of a widget, or of the visitor's once the traits of a dictionary are set.

        Raises:
            ReturnError: It is neither a widget nor a dictionary of its traits.
        """
        if value is None:
            return None
        state = _state_of(value) if hasattr(value, "get_state") else value
        if not isinstance(state, dict):
            raise ReturnError(f"A widget was expected, or a dictionary of its traits, got {value!r:.100}.")
        owner = current_owner() or ""
        widget = self._live[owner] if owner in self._live else _closed(self._make())
        try:
            self._set(widget, state)
        except PayloadError as error:
            raise ReturnError(str(error)) from error
        return to_binary_json(_state_of(widget))

    def end_session(self, session_id: str) -> None:
        """Close a visitor's widget."""
        super().end_session(session_id)
        widget = self._live.pop(session_id, None)
        if widget is not None:
            _closed(widget)

    def _widget(self, session_id: str) -> Any:
        with self._lock:
            if session_id not in self._live:
                widget = _closed(self._make())
                widget.comm = _Line(lambda content: self._tell(session_id, content))
                self._live[session_id] = widget
            return self._live[session_id]

    def _tell(self, session_id: str, content: Any) -> None:
        session = self._sessions.get(session_id)
        if session is not None:
            session.message(self, to_binary_json(content))

    def _set(self, widget: Any, state: Any) -> None:
        known = _names_of(widget)
        if not isinstance(state, dict) or not state.keys() <= set(known):
            raise PayloadError(
                f"Traits of {type(widget).__name__} were expected ({', '.join(sorted(known))}), got {state!r:.100}."
            )
        from traitlets import TraitError

        with self._lock:
            try:
                widget.set_state(state)
            except TraitError as error:
                raise PayloadError(f"{type(widget).__name__} does not take this: {error}") from error

    def api_info(self) -> dict[str, Any]:
        """Return the schema of an object."""
        return {"type": "object"}

    def example_payload(self) -> Any:
        """Return the first state."""
        return to_binary_json(self.value)

    def example_value(self) -> Any:
        """Return the first state."""
        return self.value


_numbers = count(1)


class _Line:
    """What a widget takes for its connection with a notebook."""

    def __init__(self, tell: Callable[[Any], None]) -> None:
        self.comm_id = f"hiroba-{next(_numbers)}"
        self._tell = tell

    def send(self, data: Any = None, metadata: Any = None, buffers: Any = None) -> None:
        """Pass a message on to the page; buffers that were taken out of a state are put back into it."""
        from ipywidgets.widgets.widget import _put_buffers

        message = dict(data)
        if message.get("method") == "update":
            state = dict(message["state"])
            _put_buffers(state, message.get("buffer_paths", []), buffers or [])
            state = {
                name: value for name, value in state.items() if not name.startswith("_") and name not in OF_JUPYTER
            }
            if state:
                self._tell({"method": "update", "state": state})
        elif message.get("method") == "custom":
            self._tell({"method": "custom", "content": message["content"], "buffers": list(buffers or [])})

    def on_msg(self, callback: Callable[[Any], None]) -> None:
        """Messages come by `AnyWidget.receive`."""

    def close(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is held."""


def _maker(widget: Any, traits: dict[str, Any]) -> Callable[[], Any]:
    if isinstance(widget, type) and hasattr(widget, "get_state"):
        return lambda: widget(**traits)
    if hasattr(widget, "get_state") and not traits:
        return lambda: copy_widget(widget, _state_of(widget))
    if hasattr(widget, "get_state"):
        raise ArgumentError(
            f"Traits can be given with a class only, and {min(traits)!r} came with a widget. Set it on the widget."
        )
    raise ArgumentError(f"`widget` must be a widget made with anywidget, or its class, got {widget!r:.100}.")


def _closed(widget: Any) -> Any:
    """Return a widget that the lists of open ones no longer hold; it works as before, and tells no notebook."""
    widget.close()
    layout = getattr(widget, "layout", None)
    if layout is not None:
        layout.close()
    return widget


def _state_of(widget: Any) -> dict[str, Any]:
    state: dict[str, Any] = widget.get_state(_names_of(widget))
    return state


def _names_of(widget: Any) -> list[str]:
    return [name for name in widget.keys if not name.startswith("_") and name not in OF_JUPYTER]
