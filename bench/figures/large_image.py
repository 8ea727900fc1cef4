"""A picture of 12 megapixels, there and back."""

import tempfile
import time
from pathlib import Path

from bench.figure import Figure, Row
from bench.library import Library
from bench.page import open_page
from bench.serve import serve

_WIDTH_PX, _HEIGHT_PX = 4_000, 3_000

_BACK = """
({height}) => [...document.images].some((image) => image.complete && image.naturalHeight === height)
"""


def measure(library: Library) -> dict[str, float]:
    """Return seconds from choosing the file to the changed picture in the page."""
    with serve(library, "picture") as app, tempfile.TemporaryDirectory() as folder, open_page(app.url) as opened:
        path = _photograph(Path(folder))
        started = time.perf_counter()
        opened.page.locator("input[type=file]").first.set_input_files(path)
        opened.page.wait_for_function(_BACK, arg={"height": _HEIGHT_PX - 1}, polling="raf")
        return {"time": time.perf_counter() - started}


def _photograph(folder: Path) -> Path:
    """Write a JPEG with broad forms, an edge and the noise of a sensor; return its path."""
    import numpy as np
    from PIL import Image

    random = np.random.default_rng(0)
    y, x = np.mgrid[0:_HEIGHT_PX, 0:_WIDTH_PX].astype(np.float32)
    forms = [127 + 90 * np.sin(x / (300 + 90 * part)) * np.cos(y / (200 + 70 * part)) for part in range(3)]
    pixels = np.stack(forms, axis=2) + (x > y)[..., None] * 30
    pixels += random.normal(0, 4, (_HEIGHT_PX, _WIDTH_PX, 1)).astype(np.float32)
    path = folder / "photograph.jpg"
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path, quality=92)
    return path


FIGURE = Figure("image", "12-megapixel image there and back", (Row("time", "time", "s", at_most=0.35),), measure)
