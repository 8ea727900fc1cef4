"""A language model that writes on from a beginning, word by word as it draws them.

Run: `python examples/writer.py`
"""

import time
from collections.abc import Iterator

import hiroba as gr
from models.kept import train_once
from models.writer import train_writer

MODEL = train_once("writer", train_writer)


def write(prompt: str, words: int, temperature: float, pace: int, seed: int | None) -> Iterator[str]:
    """Yield the text so far after each further word.

    Args:
        prompt: The beginning.
        words: How many words and marks to add.
        temperature: Below 1 for likelier words, above for bolder ones.
        pace: Words a second; the model itself could do thousands.
        seed: The same number gives the same text; `None` a new one each time.
    """
    text = prompt.rstrip()
    for word in MODEL.write(prompt, words, temperature, None if seed is None else int(seed)):
        text += word
        yield text
        time.sleep(1 / pace)


with gr.Blocks(title="Writer") as demo:
    gr.Markdown(
        "## A text, word by word\n"
        f"Five-word statistics over Python's own reference and scikit-learn's notes, {len(MODEL.words):,} different words. "
        "It knows what follows what, and not what it says."
    )
    with gr.Row():
        with gr.Column():
            prompt = gr.Textbox("The value of a class", label="Beginning", lines=2)
            words = gr.Slider(20, 400, 120, step=10, label="Length (words)")
            temperature = gr.Slider(0.3, 1.5, 0.8, step=0.1, label="Temperature")
            pace = gr.Slider(5, 200, 40, step=5, label="Pace (words a second)")
            seed = gr.Number(None, label="Seed", precision=0, placeholder="Different each time")
            with gr.Row():
                start = gr.Button("Write", variant="primary")
                stop = gr.Button("Stop")
        with gr.Column():
            text = gr.Textbox(label="Text", lines=18, max_lines=18, buttons=["copy"])
    writing = gr.on(
        [start.click, prompt.submit], write, [prompt, words, temperature, pace, seed], text, api_name="write"
    )
    stop.click(None, cancels=writing)

if __name__ == "__main__":
    demo.launch()
