"""A second widget like a given one, so that each visitor has a widget of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import CellType, FunctionType, MethodType
from typing import Any

from hiroba.components.widget_family import synced_names, widgets_in

__all__ = ["copy_widget", "own_widgets", "take_state"]


def take_state(widget: Any, source: Any) -> None:
    """Set the synced traits of a widget to those of another one; widgets among them are shared.

    Raises:
        TraitError: A trait does not take the value.
    """
    names = synced_names(source)
    referring = [name for name in names if any(widgets_in(getattr(source, name)))]
    widget.set_state(source.get_state([name for name in names if name not in referring]))
    for name in referring:
        setattr(widget, name, getattr(source, name))


def own_widgets(value: Any) -> Any:
    """Return a value with copies in the place of the widgets that it is or holds."""
    if hasattr(value, "get_state"):
        return copy_widget(value)
    if isinstance(value, (list, tuple)):
        return type(value)(own_widgets(item) for item in value) if any(widgets_in(value)) else value
    if isinstance(value, dict):
        return {name: own_widgets(item) for name, item in value.items()}
    return value


def copy_widget(widget: Any) -> Any:
    """Return a widget of the same class with the same traits, and with the handlers that were attached to the given one.

    Widgets among the traits are copied too. Where the class cannot be called without arguments, its constructor is left out, and what it set is taken over. Handlers that are
    methods of the widget, or functions that enclose it, are those of the copy.
    """
    try:
        copy = type(widget)()
    except TypeError:
        copy = _without_constructor(widget)
    take_state(copy, widget)
    for name in synced_names(copy):
        if any(widgets_in(getattr(copy, name))):
            setattr(copy, name, own_widgets(getattr(copy, name)))
    for name, types in widget._trait_notifiers.items():
        for type_, handlers in types.items():
            present = copy._trait_notifiers.get(name, {}).get(type_, [])
            for handler in _missing(handlers, present):
                copy.observe(_rebound(handler, widget, copy), names=name, type=type_)
    for callback in _missing(widget._msg_callbacks.callbacks, copy._msg_callbacks.callbacks):
        copy.on_msg(_rebound(callback, widget, copy))
    return copy


def _without_constructor(widget: Any) -> Any:
    import anywidget

    widget_class: Any = type(widget)
    copy = widget_class.__new__(widget_class)
    anywidget.AnyWidget.__init__(copy)
    vars(copy).update({name: value for name, value in vars(widget).items() if name not in vars(copy)})
    return copy


def _missing(handlers: Iterable[Any], present: Iterable[Any]) -> list[Any]:
    """Return the handlers whose code is not at work in the copy already; a decorated method is part of its class."""
    known = {_code(handler) for handler in present}
    return [handler for handler in handlers if not hasattr(handler, "this_class") and _code(handler) not in known]


def _code(handler: Any) -> Any:
    return getattr(getattr(handler, "__func__", handler), "__code__", handler)


def _rebound(handler: Any, widget: Any, copy: Any) -> Callable[..., Any]:
    if isinstance(handler, MethodType) and handler.__self__ is widget:
        return MethodType(handler.__func__, copy)
    if isinstance(handler, FunctionType) and handler.__closure__:
        cells = tuple(CellType(copy) if _contents(cell) is widget else cell for cell in handler.__closure__)
        bound = FunctionType(handler.__code__, handler.__globals__, handler.__name__, handler.__defaults__, cells)
        bound.__kwdefaults__ = handler.__kwdefaults__
        return bound
    made: Callable[..., Any] = handler
    return made


def _contents(cell: CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # a name that is not bound yet
        return None
