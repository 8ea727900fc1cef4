"""Endpoints as tools, called with the official client."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

import hiroba as gr

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def letters(word: str, letter: str = "a") -> int:
    """Count a letter in a word.

    Args:
        word: The word to search.
        letter: The letter to look for.
    """
    if not word:
        raise gr.Error("The word is empty")
    return word.count(letter)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with gr.Blocks(title="Letters") as demo:
        gr.api(letters)
        gr.api(letters, api_name="hidden", api_visibility="private")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, mcp_server=True)
    yield f"{url}gradio_api/mcp/"
    demo.close()


def talk(address: str, work: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    """Return the result of `work` with a session."""

    async def run() -> Any:
        async with streamable_http_client(address) as (read, write, *_), ClientSession(read, write) as session:
            await session.initialize()
            return await work(session)

    return asyncio.run(run())


def test_public_endpoints_are_tools_with_texts_from_the_docstring(address: str) -> None:
    (tool,) = talk(address, lambda session: session.list_tools()).tools
    assert (tool.name, tool.description) == ("letters", "Count a letter in a word.")
    assert tool.inputSchema["properties"]["word"]["description"] == "The word to search."
    assert tool.inputSchema["required"] == ["word"]


def test_a_call_answers_with_text(address: str) -> None:
    answer = talk(address, lambda session: session.call_tool("letters", {"word": "banana"}))
    assert (answer.isError, answer.content[0].text) == (False, "3")


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        ("letters", {"word": ""}, "The word is empty"),
        ("letters", {}, "needs a value for `word`"),
        ("hidden", {"word": "x"}, "There is no tool `hidden`"),
    ],
    ids=["raised", "missing", "private"],
)
def test_what_goes_wrong_is_told_as_an_error(address: str, name: str, arguments: dict[str, str], text: str) -> None:
    answer = talk(address, lambda session: session.call_tool(name, arguments))
    assert answer.isError
    assert text in answer.content[0].text
