"""Endpoints as tools, called with the official client."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
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


def talk(address: str, work: Callable[[ClientSession], Awaitable[Any]], headers: dict[str, str] | None = None) -> Any:
    """Return the result of `work` with a session, whose requests bring header fields."""

    async def run() -> Any:
        async with (
            httpx.AsyncClient(headers=headers, timeout=30) as http,
            streamable_http_client(address, http_client=http) as (read, write, *_),
            ClientSession(read, write) as session,
        ):
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


@pytest.fixture(scope="module")
def library() -> Iterator[str]:
    """An app with a resource at an address, one with a parameter in it, a prompt, and tools with files, data and progress."""

    @gr.mcp.resource("notes://today", mime_type="text/plain")
    def today() -> str:
        """Today's notes."""
        return "water the plants"

    @gr.mcp.resource("greeting://{name}")
    def greeting(name: str) -> str:
        return f"Hello {name}"

    @gr.mcp.prompt(description="A letter to someone")
    def letter(to: str, tone: str = "warm") -> str:
        """Write a letter.

        Args:
            to: Who gets it.
            tone: How it sounds.
        """
        return f"Write a {tone} letter to {to}."

    @gr.mcp.tool(name="weigh", description="Weigh a thing", structured_output=True, _meta={"unit": "kg"})
    def heavy(thing: str) -> int:
        return len(thing)

    def count(end: int, progress: gr.Progress = gr.Progress()) -> int:
        for number in progress.tqdm(range(end), desc="Counting"):
            pass
        return number + 1

    def signed(x_api_token: gr.Header) -> str:
        return f"signed with {x_api_token}"

    with gr.Blocks() as demo:
        for function in (today, greeting, letter, heavy, count, signed):
            gr.api(function)
        picture = gr.Image(label="Picture", type="pil")
        gr.Button().click(lambda image: image.rotate(90), picture, picture, api_name="turn")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, mcp_server=True)
    yield f"{url}gradio_api/mcp/"
    demo.close()


def test_resources_are_listed_and_read(library: str) -> None:
    (resource,) = talk(library, lambda session: session.list_resources()).resources
    (template,) = talk(library, lambda session: session.list_resource_templates()).resourceTemplates

    assert (str(resource.uri), resource.description) == ("notes://today", "Today's notes.")
    assert template.uriTemplate == "greeting://{name}"
    assert talk(library, lambda session: session.read_resource(resource.uri)).contents[0].text == "water the plants"
    ada = talk(library, lambda session: session.read_resource("greeting://Ada%20L")).contents[0]
    assert (ada.text, ada.mimeType) == ("Hello Ada L", "text/plain")


def test_prompts_are_listed_and_filled_in(library: str) -> None:
    (prompt,) = talk(library, lambda session: session.list_prompts()).prompts

    assert [(a.name, a.required) for a in prompt.arguments] == [("to", True), ("tone", False)]
    assert (prompt.description, prompt.arguments[0].description) == ("A letter to someone", "Who gets it.")
    filled = talk(library, lambda session: session.get_prompt("letter", {"to": "Ada"}))
    assert filled.messages[0].content.text == "Write a warm letter to Ada."


def test_a_tool_says_of_itself_what_its_author_wants(library: str) -> None:
    tools = {tool.name: tool for tool in talk(library, lambda session: session.list_tools()).tools}

    assert set(tools) == {"weigh", "count", "turn", "signed"}
    assert (tools["weigh"].description, tools["weigh"].meta) == ("Weigh a thing", {"unit": "kg"})
    answer = talk(library, lambda session: session.call_tool("weigh", {"thing": "box"}))
    assert answer.structuredContent == {"result": 3}


def test_a_tool_names_the_header_fields_that_its_function_asks_for(library: str) -> None:
    (tool,) = (one for one in talk(library, lambda session: session.list_tools()).tools if one.name == "signed")

    assert (tool.inputSchema["properties"], tool.meta) == ({}, {"headers": ["x-api-token"]})
    answer = talk(library, lambda session: session.call_tool("signed", {}), {"X-Api-Token": "secret"})
    assert answer.content[0].text == "signed with secret"


def test_everything_is_described_in_one_answer(library: str) -> None:
    every = {one["name"]: one for one in httpx.get(f"{library}schema").json()}

    assert every["turn"]["meta"] == {"file_data_present": True, "mcp_type": "tool", "endpoint_name": "turn"}
    assert [every[name]["meta"]["mcp_type"] for name in ("greeting", "letter")] == ["resource", "prompt"]
    assert [one["name"] for one in httpx.get(f"{library}schema?tools=weigh,count").json()] == ["weigh", "count"]


def test_a_key_opens_the_tools_that_it_is_for() -> None:
    with gr.Blocks() as demo:
        for name in ("first", "second"):
            gr.api(lambda name=name: name, api_name=name, access="key")
    keys = {"nightly": gr.ApiKey(secret="k" * 40, endpoints=["first"])}
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, mcp_server=True, api_keys=keys)
    try:
        address, proof = f"{url}gradio_api/mcp/", {"Authorization": f"Bearer {'k' * 40}"}
        assert talk(address, lambda session: session.list_tools()).tools == []
        assert [t.name for t in talk(address, lambda session: session.list_tools(), proof).tools] == ["first"]
        assert talk(address, lambda session: session.call_tool("first", {}), proof).content[0].text == "first"
        assert talk(address, lambda session: session.call_tool("second", {}), proof).isError
    finally:
        demo.close()


def test_files_go_in_by_address_and_come_out_as_pictures(library: str) -> None:
    tools = {tool.name: tool for tool in talk(library, lambda session: session.list_tools()).tools}
    dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    answer = talk(library, lambda session: session.call_tool("turn", {"image": dot}))

    assert tools["turn"].inputSchema["properties"]["image"]["format"] == "uri"
    assert [part.type for part in answer.content] == ["image", "text"], answer
    words, _, address = answer.content[1].text.rpartition(" ")
    assert words == "Image URL:"
    assert httpx.get(address).headers["content-type"] == answer.content[0].mimeType


def test_a_caller_that_asks_is_told_how_far_a_tool_is(library: str) -> None:
    told: list[tuple[float, float | None, str | None]] = []

    async def listen(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    answer = talk(library, lambda session: session.call_tool("count", {"end": 3}, progress_callback=listen))

    assert answer.content[0].text == "3"
    assert told[-1][1:] == (3, "Counting")


def test_a_browser_is_led_to_the_page_about_the_endpoints(address: str) -> None:
    answer = httpx.get(address.removesuffix("/"), headers={"accept": "text/html,*/*;q=0.8"}, follow_redirects=True)

    assert answer.status_code == 200
    assert str(answer.url) == address.replace("gradio_api/mcp/", "?view=api")
