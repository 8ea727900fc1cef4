"""Paint a photograph with a few colours of its own, found by k-means.

Run: `python examples/image.py`
"""

import numpy as np
from PIL import Image
from sklearn.datasets import load_sample_image

import hiroba as gr
from models.kept import cache_folder
from models.palette import Painting, reduce_colours


def paint(photograph: np.ndarray | None, colours: int) -> tuple[np.ndarray | None, str]:
    """Return the photograph in few colours, shape (height, width, 3), and its palette as HTML.

    Args:
        photograph: uint8, shape (height, width, 3), or `None`.
        colours: How many colours to keep.
    """
    if photograph is None:
        return None, ""
    painting = reduce_colours(photograph, int(colours))
    return painting.picture, palette(painting)


def palette(painting: Painting) -> str:
    """Return a strip of the colours, each as wide as its share of the picture, with its code as a tooltip."""
    parts = [
        f'<span title="#{r:02x}{g:02x}{b:02x}, {share:.0%}" style="flex:{share:.4f};background:rgb({r},{g},{b})"></span>'
        for (r, g, b), share in zip(painting.colours, painting.shares, strict=True)
    ]
    return f'<div style="display:flex;height:36px;border-radius:6px;overflow:hidden">{"".join(parts)}</div>'


def sample_photographs() -> list[str]:
    """Return paths of the two photographs that scikit-learn ships."""
    paths = []
    for name in ("china.jpg", "flower.jpg"):
        path = cache_folder() / name
        Image.fromarray(load_sample_image(name)).save(path, quality=92)
        paths.append(str(path))
    return paths


SAMPLES = sample_photographs()

with gr.Blocks(title="Colours") as demo:
    gr.Markdown("## A photograph in few colours\nk-means finds the colours that stand for the most pixels.")
    with gr.Row():
        with gr.Column():
            photograph = gr.Image(SAMPLES[0], label="Photograph", height=320)
            colours = gr.Slider(2, 32, 6, step=1, label="Colours")
            start = gr.Button("Paint", variant="primary")
            gr.Examples(SAMPLES, photograph, label="Photographs")
        with gr.Column():
            painting = gr.Image(label="Painting", height=320, format="png")
            strip = gr.HTML(label="Palette")
    gr.on([start.click, colours.release], paint, [photograph, colours], [painting, strip], api_name="paint")

if __name__ == "__main__":
    demo.launch(allowed_paths=[cache_folder()])
