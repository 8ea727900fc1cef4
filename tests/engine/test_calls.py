"""Server functions: what a component's page may call, and what it is told."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import numpy as np
import pytest

import hiroba as gr
from hiroba.components.base import server
from hiroba.testing import User


class Shelf(gr.Textbox):
    """A text field whose page can ask for more."""

    @server
    def list(self, start: int = 0) -> list[str]:
        return [f"{self.label} {i}" for i in range(start, start + 2)]

    @server
    async def later(self, text: str) -> str:
        await asyncio.sleep(0)
        return text.upper()

    def secret(self) -> str:
        return "secret"


def page_with(**functions: Any) -> tuple[gr.Blocks, gr.HTML]:
    """Return an app with an HTML component that has these server functions."""
    for name, function in functions.items():
        function.__name__ = name
    with gr.Blocks() as demo:
        html = gr.HTML(server_functions=list(functions.values()))
    return demo, html


def test_a_method_of_the_class_answers() -> None:
    with gr.Blocks() as demo:
        shelf = Shelf(label="Book")
    with User(demo) as user:
        assert user.call(shelf, "list", 3) == ["Book 3", "Book 4"]
        assert user.call(shelf, "later", "soon") == "SOON"


def test_a_method_sees_what_functions_have_changed_in_this_session() -> None:
    with gr.Blocks() as demo:
        shelf = Shelf(label="Book")
        button = gr.Button()
        button.click(lambda: Shelf(label="Map"), None, shelf)
    with User(demo) as user, User(demo) as other:
        user.fire(button.click)
        assert (user.call(shelf, "list"), other.call(shelf, "list")) == (["Map 0", "Map 1"], ["Book 0", "Book 1"])


@pytest.mark.parametrize("name", ["secret", "preprocess", "__init__", "nothing", "label"])
def test_nothing_else_can_be_called(name: str) -> None:
    with gr.Blocks() as demo:
        shelf = Shelf()
    with User(demo) as user, pytest.raises(gr.Error, match="no such function"):
        user.call(shelf, name)


def test_a_function_gets_the_request_and_its_messages_are_shown() -> None:
    def greet(name: str, request: gr.Request) -> str:
        gr.Info("Greeted")
        return f"{name} from {request.username}"

    demo, html = page_with(greet=greet)
    with User(demo, username="ada") as user:
        assert user.call(html, "greet", "Hi") == "Hi from ada"
        assert user.messages == [("info", "Greeted")]


def test_only_the_text_of_an_authors_error_is_told(caplog: pytest.LogCaptureFixture) -> None:
    def full() -> None:
        raise gr.Error("The shelf is full")

    def broken() -> None:
        raise ValueError("the password is 1234")

    demo, html = page_with(full=full, broken=broken)
    with User(demo) as user:
        with pytest.raises(gr.Error, match="The shelf is full"):
            user.call(html, "full")
        with pytest.raises(gr.Error, match="could not finish") as told:
            user.call(html, "broken")
    assert "1234" not in str(told.value)
    assert "1234" in caplog.text


def test_values_that_do_not_fit_the_function_are_named() -> None:
    demo, html = page_with(add=lambda a, b: a + b)
    with User(demo) as user, pytest.raises(gr.Error, match="`add` does not take 3 values"):
        user.call(html, "add", 1, 2, 3)


def test_several_values_come_one_by_one_or_in_a_list_as_the_function_takes_them() -> None:
    def add(a: int, b: int) -> int:
        return a + b

    def total(numbers: list[int]) -> int:
        return sum(numbers)

    demo, html = page_with(add=add, total=total)
    with User(demo) as user:
        assert [user.call(html, "add", 1, 2), user.call(html, "add", [1, 2])] == [3, 3]
        assert [user.call(html, "total", 1, 2), user.call(html, "total", [1, 2]), user.call(html, "total")] == [3, 3, 0]


def test_results_of_other_libraries_come_as_json() -> None:
    demo, html = page_with(numbers=lambda: {"row": np.arange(3), "mean": np.float32(0.5)})
    with User(demo) as user:
        assert user.call(html, "numbers") == {"row": [0, 1, 2], "mean": 0.5}


def test_calls_run_off_the_serving_loop(threads_of: Any) -> None:
    assert threads_of["plain"] not in (threads_of["serving"], threads_of["coroutine"])
    assert threads_of["coroutine"] != threads_of["serving"]


@pytest.fixture
def threads_of() -> dict[str, int]:
    """Names of the threads on which the server and two server functions ran."""
    from starlette.testclient import TestClient

    from hiroba.server.app import create_app

    seen: dict[str, int] = {}

    def plain() -> None:
        seen["plain"] = threading.get_ident()

    async def coroutine() -> None:
        seen["coroutine"] = threading.get_ident()

    demo, html = page_with(plain=plain, coroutine=coroutine)
    with TestClient(create_app(demo)) as client:
        for name in ("plain", "coroutine"):
            body = {"session_hash": "x", "component_id": html.id, "fn_name": name, "data": None}
            assert client.post("/gradio_api/component_server", json=body).json() is None
        seen["serving"] = client.portal.call(threading.get_ident)  # type: ignore[union-attr]
    return seen
