"""An app that programs call, served for a whole module."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import hiroba as gr


@dataclass
class Served:
    """Where the app is, and a gate at which `wait` stands."""

    url: str = ""
    gate: threading.Event = field(default_factory=threading.Event)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    served = Served()

    def greet(name: str, mark: str = "!") -> str:
        """Greet someone.

        In their own language, if it is English.
        """
        return f"Hello {name}{mark}"

    def count(end: float) -> Iterator[str]:
        text = ""
        for number in range(int(end)):
            text += f"{number} "
            yield text

    def wait() -> Iterator[str]:
        yield "begun"
        served.gate.wait(30)
        yield "ended"

    def remember(item: str, items: list[str]) -> tuple[int, list[str]]:
        return len(items) + 1, [*items, item]

    def fail(what: str) -> str:
        raise gr.Error(f"There is no {what}")

    def shout(paper: str) -> tuple[str, int]:
        text = Path(paper).read_text()
        out = Path(paper).with_name("loud.txt")
        out.write_text(text.upper())
        return str(out), len(text)

    with gr.Blocks(title="Words") as demo:
        text, number, items = (
            gr.Textbox(label="Text"),
            gr.Number(label="Number", minimum=0, maximum=10_000_000),
            gr.State([]),
        )
        mark, paper = gr.Textbox("!", label="Mark"), gr.File(label="Paper", type="filepath")
        gr.Button().click(greet, [text, mark], text, api_name="greet")
        gr.Button().click(count, number, text, api_name="count")
        gr.Button().click(wait, None, text, api_name="wait", concurrency_limit=None)
        gr.Button().click(remember, [text, items], [number, items], api_name="remember")
        gr.Button().click(fail, text, text, api_name="fail")
        gr.Button().click(shout, paper, [paper, number], api_name="shout")
        gr.Button().click(greet, [text, mark], text, api_name="hidden", api_visibility="private")
    _, served.url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    yield served
    served.gate.set()
    demo.close()
