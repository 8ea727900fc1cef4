"""The apps that are measured, written once: `python -P bench/programs.py PROGRAM LIBRARY PORT` serves one of them.

It runs in the interpreter of the library under measurement, so it imports nothing else of this package.
"""

import importlib
import sys
from typing import Any


def greeter(gr: Any) -> Any:
    """Three components: a name goes in, a greeting comes out."""
    with gr.Blocks() as demo:
        name = gr.Textbox("Ada", label="Name")
        button = gr.Button("Greet")
        greeting = gr.Textbox(label="Greeting")
        button.click(lambda name: f"Hello {name}!", name, greeting, api_name="greet")
    return demo


def clicker(gr: Any) -> Any:
    """A button that counts its clicks in the page's session."""
    with gr.Blocks() as demo:
        count = gr.State(0)
        button = gr.Button("Count")
        shown = gr.Textbox(label="Clicks")
        button.click(lambda n: (n + 1, str(n + 1)), count, [count, shown], show_progress="hidden")
    return demo


def many(gr: Any) -> Any:
    """500 components of five kinds, and a button above them."""
    with gr.Blocks() as demo:
        name = gr.Textbox("Ada", label="Name")
        button = gr.Button("Greet")
        greeting = gr.Textbox(label="Greeting")
        button.click(lambda name: f"Hello {name}!", name, greeting)
        for row in range(100):
            with gr.Row():
                gr.Textbox(f"text {row}", label=f"Text {row}")
                gr.Number(row, label=f"Number {row}")
                gr.Slider(0, 100, row, label=f"Slider {row}")
                gr.Checkbox(label=f"Checkbox {row}")
                gr.Dropdown(["a", "b", "c"], value="a", label=f"Dropdown {row}")
    return demo


def stream(gr: Any) -> Any:
    """A generator that yields a growing text 2,000 times, as fast as it can."""

    def write() -> Any:
        text = ""
        for number in range(2_000):
            text += f"w{number:04d} "
            yield text

    with gr.Blocks() as demo:
        button = gr.Button("Write")
        text = gr.Textbox(label="Text", lines=8, max_lines=8)
        button.click(write, None, text)
    return demo


def chat(gr: Any) -> Any:
    """A chat whose reply of 1,000 words grows word by word."""

    def reply(message: str, history: Any) -> Any:
        text = ""
        for number in range(1_000):
            text += f"w{number:04d} "
            yield text

    return gr.ChatInterface(reply)


def conversation(gr: Any) -> Any:
    """A conversation of 1,000 messages, and an answer of 2,000 tokens with code and formulas that comes at 200 a second."""
    import time

    past = [
        {
            "role": role,
            "content": f"## Part {turn}\n\nSome *words* and `code` about ${turn}$.\n\n```python\nprint({turn})\n```",
        }
        for turn in range(500)
        for role in ("user", "assistant")
    ]
    block = "### Step\n\nThe area is $$\\int_0^1 x^2\\,dx$$ and so **on** it goes.\n\n```python\nfor n in range(9):\n    print(n)\n```\n\n- one\n- two\n\n"
    pieces = [piece + " " for piece in block.split(" ")]
    tokens = [*(pieces[number % len(pieces)] for number in range(1_999)), "\n\nthe-end"]

    def reply(message: str, talk: Any) -> Any:
        said, began = "", time.monotonic()
        for number, token in enumerate(tokens):
            time.sleep(max(0.0, began + number / 200 - time.monotonic()))
            said += token
            yield [*talk, {"role": "user", "content": message}, {"role": "assistant", "content": said}]

    with gr.Blocks() as demo:
        talk = gr.Chatbot(past, label="Talk", latex_delimiters=[{"left": "$$", "right": "$$", "display": True}])
        message = gr.Textbox(label="Message")
        message.submit(reply, [message, talk], talk)
    return demo


def table(gr: Any) -> Any:
    """A table of 100,000 rows and 10 columns that a button shows."""
    import numpy as np
    import pandas as pd

    random = np.random.default_rng(0)
    frame = pd.DataFrame({f"column {number}": random.integers(0, 10_000, 100_000) for number in range(9)})
    frame.insert(0, "name", [f"item {number}" for number in range(100_000)])
    with gr.Blocks() as demo:
        button = gr.Button("Show")
        shown = gr.Dataframe(label="Table")
        button.click(lambda: frame, None, shown)
    return demo


def picture(gr: Any) -> Any:
    """A picture that comes back one line shorter, so that it can be told from the one that was sent."""
    with gr.Blocks() as demo:
        sent = gr.Image(label="Sent", type="numpy")
        back = gr.Image(label="Back")
        sent.upload(lambda pixels: pixels[:-1], sent, back)
    return demo


def keeper(gr: Any) -> Any:
    """A function that leaves 100,000 bytes in its session's state."""
    import os

    with gr.Blocks() as demo:
        held = gr.State(None)
        button = gr.Button("Hold")
        done = gr.Textbox(label="Done")
        button.click(lambda: (os.urandom(100_000), "done"), None, [held, done], api_name="hold")
    return demo


PROGRAMS = {
    build.__name__: build for build in (greeter, clicker, many, stream, chat, conversation, table, picture, keeper)
}


def main() -> None:
    """Serve the program named on the command line until the process is ended."""
    program, library, port = sys.argv[1:4]
    demo = PROGRAMS[program](importlib.import_module(library))
    demo.launch(server_name="127.0.0.1", server_port=int(port), quiet=True)


if __name__ == "__main__":
    main()
