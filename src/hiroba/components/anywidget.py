"""`AnyWidget`: shows a widget made with anywidget, a copy of its own to each visitor."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from hiroba.components import events
from hiroba.components.binary_json import from_binary_json, to_binary_json
from hiroba.components.component import ComponentOptions
from hiroba.components.correspondent import Correspondent
from hiroba.components.module_source import ModuleSource
from hiroba.components.modulecomponent import ModuleComponent
from hiroba.components.node import PYTHON_ONLY
from hiroba.components.server_function import server
from hiroba.components.widget_copy import copy_widget, own_widgets, take_state
from hiroba.components.widget_family import (
    OF_JUPYTER,
    close_family,
    is_closed,
    members_of,
    refuse_strangers,
    synced_names,
    widgets_in,
)
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.files.context import current_owner

__all__ = ["AnyWidget"]

SHARED = ComponentOptions.__optional_keys__


class AnyWidget(ModuleComponent):
    """A widget of the anywidget ecosystem. Functions get the visitor's own widget, and return one, or a `dict` of traits to change.

    Each visitor has a copy: made by calling the class, or with the traits of the given widget and the handlers that were attached to it.
    What the page changes is set on that copy, so traits are checked and observers run, on a thread where functions run; what they
    change goes back to the page. Messages (`model.send`, `widget.send`), commands and bytes travel as in a notebook, and a module reaches
    the widgets among the traits (`host.getWidget`, `host.getModel`, `model.widget_manager.get_model`). While developing
    (`ANYWIDGET_HMR=1`), pages show each new version of a file that `_esm` or `_css` names.

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
        self._module, self._style = _source_of(first, "_esm"), _source_of(first, "_css")
        close_family(first)
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

        With `"model"` it is for the member of the visitor's widget that has this id.

        Raises:
            PayloadError: A trait does not take the value, or the widget does not lead to such a member.
        """
        self.meet(session)
        message = from_binary_json(message)
        widget = self._widget(session.id)
        if message.get("model") is not None:
            widget = self._member(widget, message["model"], session.id)
        if message.get("method") == "update":
            refuse_strangers(widget, message.get("state"))
            self._set(widget, message.get("state"))
        else:
            with self._lock:
                widget._handle_custom_msg(message.get("content"), [memoryview(b) for b in message.get("buffers") or []])

    @server
    def member(self, model: str, session: Correspondent) -> dict[str, Any]:
        """Return state, module and style sheet of a widget that the visitor's leads to, which from now on writes to the page.

        Raises:
            PayloadError: It leads to none of this id.
        """
        self.meet(session)
        widget = self._member(self._widget(session.id), model, session.id)
        sources = self.described(esm=_source_of(widget, "_esm"), css=_source_of(widget, "_css"))
        return {"state": to_binary_json(_state_of(widget)), **sources}

    def preprocess(self, payload: Any) -> Any:
        """Return the visitor's widget; for callers of the API a new one with the state that they sent."""
        owner = current_owner() or ""
        if owner in self._live:
            return self._live[owner]
        widget = _closed(self._make())
        self._set(widget, _without_members(widget, from_binary_json(payload or {})))
        close_family(widget)
        return widget

    def postprocess(self, value: Any) -> Any:
        """Return the whole state: of a widget, or of the visitor's once the traits of a dictionary are set.

        Raises:
            ReturnError: It is neither a widget nor a dictionary of its traits.
        """
        if value is None:
            return None
        if not isinstance(value, dict) and not hasattr(value, "get_state"):
            raise ReturnError(f"A widget was expected, or a dictionary of its traits, got {value!r:.100}.")
        owner = current_owner() or ""
        widget = self._live[owner] if owner in self._live else _closed(self._make())
        try:
            if widget is not value:
                self._set(widget, value)
        except PayloadError as error:
            raise ReturnError(str(error)) from error
        state = to_binary_json(_state_of(widget))
        if owner not in self._live:
            close_family(widget)
        return state

    def end_session(self, session_id: str) -> None:
        """Close a visitor's widget."""
        super().end_session(session_id)
        widget = self._live.pop(session_id, None)
        if widget is not None:
            close_family(widget)

    def _widget(self, session_id: str) -> Any:
        with self._lock:
            if session_id not in self._live:
                widget = _closed(self._make())
                widget.comm = _Line(lambda content: self._tell(session_id, content))
                self._live[session_id] = widget
            return self._live[session_id]

    def _member(self, widget: Any, model: Any, session_id: str) -> Any:
        with self._lock:
            for member in members_of(widget):
                if is_closed(member) or member.model_id != model:
                    continue
                if not isinstance(member.comm, _Line):
                    line = _Line(lambda content: self._tell(session_id, {**content, "model": model}), model)
                    member.comm.close()
                    member.comm = line
                return member
        raise PayloadError(f"{type(widget).__name__} has no widget {model!r:.50} among its traits.")

    def _tell(self, session_id: str, content: Any) -> None:
        session = self._sessions.get(session_id)
        if session is not None:
            session.message(self, to_binary_json(content))

    def _set(self, widget: Any, state: Any) -> None:
        """Set the traits that a page sent or a function returned: a dictionary, or all those of another widget."""
        known = synced_names(widget)
        source = state if hasattr(state, "get_state") else None
        state = {name: getattr(source, name) for name in synced_names(source)} if source is not None else state
        if not isinstance(state, dict) or not state.keys() <= set(known):
            raise PayloadError(
                f"Traits of {type(widget).__name__} were expected ({', '.join(sorted(known))}), got {state!r:.100}."
            )
        from traitlets import TraitError

        with self._lock:
            try:
                if source is not None:
                    take_state(widget, source)
                else:
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


class _Line:
    """What a widget takes for its connection with a notebook."""

    def __init__(self, tell: Callable[[Any], None], comm_id: str | None = None) -> None:
        # Nobody can guess it: who knows the id of a model can name it.
        self.comm_id = comm_id or uuid.uuid4().hex
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
        return lambda: widget(**{name: own_widgets(value) for name, value in traits.items()})
    if hasattr(widget, "get_state") and not traits:
        return lambda: copy_widget(widget)
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


def _source_of(widget: Any, name: str) -> ModuleSource:
    """Return the code of a widget; the file, where its class names one, so that changes are seen."""
    for owner in type(widget).__mro__:
        path = getattr(vars(owner).get(name), "_path", None)
        if path is not None:
            return ModuleSource(name, Path(path))
    return ModuleSource(name, getattr(widget, name, ""))


def _state_of(widget: Any) -> dict[str, Any]:
    """Return the synced traits as the page gets them. What leads to closed widgets, which have no id, is left out."""
    names = [name for name in synced_names(widget) if not any(map(is_closed, widgets_in(getattr(widget, name))))]
    state: dict[str, Any] = widget.get_state(names)
    return state


def _without_members(widget: Any, state: Any) -> Any:
    """Leave out what stands for widgets in the state that a program sent: it has none of this visitor's."""
    if not isinstance(state, dict):
        return state
    return {name: value for name, value in state.items() if not any(widgets_in(getattr(widget, name, None)))}
