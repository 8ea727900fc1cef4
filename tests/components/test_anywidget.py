"""AnyWidget: a widget of each visitor's own, with its traits, observers, messages and commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.testing import User

anywidget: Any = pytest.importorskip("anywidget")
traitlets: Any = pytest.importorskip("traitlets")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class Double(anywidget.AnyWidget):  # type: ignore[misc]  # a class without types
    _esm = "export default { render() {} }"
    value = traitlets.Int(0).tag(sync=True)
    double = traitlets.Int(0).tag(sync=True)
    data = traitlets.Bytes(b"ab").tag(sync=True)

    @traitlets.observe("value")  # type: ignore[untyped-decorator]
    def _follow(self, change: Any) -> None:
        self.double = 2 * change["new"]

    @anywidget.experimental.command  # type: ignore[untyped-decorator]
    def greet(self, msg: str, buffers: list[bytes]) -> Any:
        return f"hi {msg}", buffers


class Needy(anywidget.AnyWidget):  # type: ignore[misc]  # a class without types
    _esm = "export default { render() {} }"
    value = traitlets.Int(0).tag(sync=True)
    heard = traitlets.Unicode("").tag(sync=True)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.on_msg(lambda widget, content, buffers: setattr(self, "heard", f"{self.name} {content}"))


@pytest.fixture
def page() -> Iterator[tuple[User, User, gr.AnyWidget]]:
    with gr.Blocks() as demo:
        shown = gr.AnyWidget(Double, value=1)
    with User(demo) as ada, User(demo) as bob:
        ada.call(shown, "connect")
        yield ada, bob, shown


def update(user: User, shown: gr.AnyWidget, **state: Any) -> None:
    user.call(shown, "receive", {"method": "update", "state": state})


def test_observers_run_and_answer_the_visitor_alone(page: tuple[User, User, gr.AnyWidget]) -> None:
    ada, bob, shown = page
    update(ada, shown, value=5)
    assert ada.told(shown) == [{"method": "update", "state": {"double": 10}}]
    assert bob.call(shown, "connect") == {"value": 1, "double": 2, "data": {"$bytes": "YWI="}}
    assert bob.told(shown) == []


@pytest.mark.parametrize("state", [{"value": "x"}, {"_esm": "x"}, {"layout": {}}, {"nothing": 1}], ids=str)
def test_traits_are_checked(page: tuple[User, User, gr.AnyWidget], state: dict[str, Any]) -> None:
    ada, _, shown = page
    with pytest.raises(gr.Error):
        update(ada, shown, **state)


def test_commands_and_bytes_travel(page: tuple[User, User, gr.AnyWidget]) -> None:
    ada, _, shown = page
    content = {"id": "1", "kind": "anywidget-command", "name": "greet", "msg": "Ada"}
    ada.call(shown, "receive", {"method": "custom", "content": content, "buffers": [{"$bytes": "AAE="}]})
    (answer,) = ada.told(shown)
    assert (answer["content"]["response"], answer["buffers"]) == ("hi Ada", [{"$bytes": "AAE="}])


def test_functions_get_the_visitors_widget_and_return_traits() -> None:
    with gr.Blocks() as demo:
        shown, button = gr.AnyWidget(Double, value=1), gr.Button()
        button.click(lambda widget: {"value": widget.value + 1}, shown, shown)
    with User(demo) as user:
        user.fire(button.click)
        assert (user.value(shown)["value"], user.value(shown)["double"]) == (2, 4)


def test_a_given_widget_is_copied_with_its_handlers() -> None:
    given = Needy("Reader")
    given.value = 3
    seen: list[int] = []
    given.observe(lambda change: seen.append(change["new"]), names="value")
    with gr.Blocks() as demo:
        shown = gr.AnyWidget(given)
    with User(demo) as ada, User(demo) as bob:
        assert ada.call(shown, "connect") == {"value": 3, "heard": ""}
        update(ada, shown, value=4)
        ada.call(shown, "receive", {"method": "custom", "content": "hello"})
        assert ada.told(shown)[-1]["state"] == {"heard": "Reader hello"}
        assert (seen, bob.call(shown, "connect"), given.heard) == ([4], {"value": 3, "heard": ""}, "")


def test_what_is_no_widget_is_refused() -> None:
    with pytest.raises(ArgumentError, match="made with anywidget"):
        gr.AnyWidget(5)
    with pytest.raises(ArgumentError, match="with a class only"):
        gr.AnyWidget(Double(), value=1)


class Frame(anywidget.AnyWidget):  # type: ignore[misc]  # a class without types
    _esm = "export default { render() {} }"
    inside = anywidget.WidgetTrait().tag(sync=True)


def test_a_module_reaches_the_widgets_among_the_traits_and_no_others() -> None:
    child = Double(value=2)
    with gr.Blocks() as demo:
        shown, button = gr.AnyWidget(Frame, inside=child), gr.Button()
        other = gr.AnyWidget(Frame(inside=child))
        button.click(lambda frame: frame, shown, shown)
    with User(demo) as ada, User(demo) as bob:
        (kind, of_ada), (_, of_bob) = (user.call(shown, "connect")["inside"].split(":") for user in (ada, bob))
        assert (kind, of_ada != of_bob) == ("anywidget", True)
        assert ada.call(shown, "member", of_ada)["state"]["double"] == 4
        ada.call(shown, "receive", {"method": "update", "model": of_ada, "state": {"value": 5}})
        assert ada.told(shown) == [{"method": "update", "model": of_ada, "state": {"double": 10}}]
        ada.fire(button.click)
        assert ada.value(shown) == {"inside": f"anywidget:{of_ada}"}
        assert bob.call(shown, "member", of_bob)["state"]["value"] == child.value == 2
        for model in (of_bob, child.model_id):
            with pytest.raises(gr.Error):
                ada.call(shown, "member", model)
        with pytest.raises(gr.Error):
            update(ada, other, inside=f"IPY_MODEL_{of_bob}")


def test_a_long_module_comes_in_pieces() -> None:
    code = "// " + "é" * 150_000

    class Long(anywidget.AnyWidget):  # type: ignore[misc]  # a class without types
        _esm = code

    with gr.Blocks() as demo:
        shown = gr.AnyWidget(Long)
    with User(demo) as user:
        esm = user.call(shown, "module")["esm"]
        pieces = [esm["text"], *(user.call(shown, "rest", esm["id"], i) for i in range(1, esm["pieces"]))]
        assert "".join(pieces) == code
        with pytest.raises(gr.Error):
            user.call(shown, "rest", "unknown", 1)
