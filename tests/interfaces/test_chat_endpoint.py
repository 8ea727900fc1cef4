"""A chat function as programs call it, and what it checks first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.testing import User


def _silent(message: str, history: list[Any]) -> Iterator[str]:
    if message:
        return
    yield str(len(history))


async def _silent_async(message: str, history: list[Any]) -> AsyncIterator[str]:
    for answer in _silent(message, history):
        yield answer


def _ask(client: TestClient, message: str) -> Any:
    asked = {"data": [message], "session_hash": "one"}
    return client.post("/gradio_api/run/chat", json=asked).json()["data"][0]


@pytest.mark.parametrize("function", [_silent, _silent_async])
def test_a_message_that_got_no_answer_is_in_the_history(function: Any) -> None:
    with TestClient(create_app(gr.ChatInterface(function, api_name="chat"))) as client:
        assert _ask(client, "Hello") is None
        assert _ask(client, "") == "1"


def test_a_component_is_answered_as_its_value(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("a note")

    def answer(message: str, history: list[Any]) -> Any:
        return gr.File(str(tmp_path / "note.txt")) if message == "file" else gr.HTML("<b>bold</b>")

    with TestClient(create_app(gr.ChatInterface(answer, api_name="chat"))) as client:
        assert _ask(client, "text") == "<b>bold</b>"
        assert client.get(_ask(client, "file")["url"]).text == "a note"


@pytest.mark.parametrize(
    "validator",
    [
        lambda message: gr.validate(message != "no", "Not this"),
        lambda message, tone: [gr.validate(message != "no", "Not this"), gr.validate(True, "")],
        lambda message, history, tone: [gr.validate(message != "no", "Not this"), None, None],
    ],
    ids=["message", "message and input", "message, conversation and input"],
)
def test_a_validator_gets_as_many_inputs_as_it_takes(validator: Callable[..., Any]) -> None:
    chat = gr.ChatInterface(
        lambda message, history, tone: "fine", validator=validator, additional_inputs=[gr.Textbox()]
    )
    with User(chat) as user:
        user.set(chat.textbox, "no")
        user.fire(chat.textbox.submit)
        assert [error.fields for error in user.errors] == [{chat.textbox.id: "Not this"}]
        user.set(chat.textbox, "yes")
        user.fire(chat.textbox.submit)
        assert len(user.errors) == 1
