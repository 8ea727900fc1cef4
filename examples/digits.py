"""Draw a digit, or upload a picture of one: a small neural network says which it is, after every stroke.

Run: `python examples/digits.py`
"""

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

import hiroba as gr
from models.digits import enlarge, split_digits, train_digits
from models.ink import ink_of_drawing, ink_of_picture
from models.kept import cache_folder, train_once

MODEL = train_once("digits", train_digits)


def classify_drawing(drawing: dict[str, Any] | None) -> dict[str, float] | None:
    """Return the probability of each digit for what is on the sketch pad, `None` for an empty one."""
    if drawing is None:
        return None
    ink = ink_of_drawing(drawing["layers"], drawing["composite"])
    return None if ink is None else MODEL.classify(ink) or None


def classify_picture(picture: np.ndarray | None) -> dict[str, float] | None:
    """Return the probability of each digit for a picture, shape (height, width, 3), `None` for no picture."""
    ink = None if picture is None else ink_of_picture(picture)
    return None if ink is None else MODEL.classify(ink) or None


def sample_pictures() -> list[str]:
    """Return paths of six scanned digits that the model never saw."""
    paths: list[str] = []
    for image, label in split_digits()[1][:6]:
        path = Path(cache_folder()) / f"digit-{label}-{len(paths)}.png"
        paper = 255 - (enlarge(image) * 225).astype(np.uint8)
        Image.fromarray(paper).resize((216, 216), Image.Resampling.BICUBIC).save(path)
        paths.append(str(path))
    return paths


with gr.Blocks(title="Digits") as demo:
    gr.Markdown(
        "## Which digit is it?\n"
        f"Draw one, or give a picture of one. Trained on 1,347 scanned digits and on drawn ones; of 450 scanned digits "
        f"that it never saw it names {MODEL.accuracy:.1%} correctly."
    )
    with gr.Row():
        with gr.Column():
            pad = gr.Sketchpad(
                label="Draw a digit",
                height=360,
                canvas_size=(360, 360),
                brush=gr.Brush(default_size=16, colors=["#1c2024"]),
            )
        with gr.Column():
            answer = gr.Label(label="It looks like", num_top_classes=3)
            picture = gr.Image(label="Or upload a picture of one", height=240, sources=["upload", "clipboard"])
            gr.Examples(sample_pictures(), picture, label="Scanned digits that it never saw")
    pad.change(classify_drawing, pad, answer, show_progress="hidden", trigger_mode="always_last", api_name="drawing")
    picture.change(classify_picture, picture, answer, show_progress="hidden", api_name="picture")

if __name__ == "__main__":
    demo.launch(allowed_paths=[cache_folder()])
