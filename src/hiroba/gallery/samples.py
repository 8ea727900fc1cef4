"""Small files to show: made when they are first asked for, in a folder that goes with the process."""

from __future__ import annotations

import functools
import math
import struct
import tempfile
import wave
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["sample_file"]

WIDTH, HEIGHT = 480, 320
RATE_HZ = 16_000


def sample_file(name: str) -> str | None:
    """Return the path of a sample, or `None` where a library that makes it is not installed.

    Args:
        name: One of the keys of `MAKERS`.
    """
    path = _folder() / name
    if not path.exists():
        try:
            MAKERS[name](path)
        except ImportError:
            return None
    return str(path)


@functools.cache
def _folder() -> Path:
    # The object removes the folder when the process ends, so it is kept on the function that names it.
    _folder.kept = tempfile.TemporaryDirectory(prefix="hiroba-samples-")  # type: ignore[attr-defined]
    return Path(_folder.kept.name)  # type: ignore[attr-defined]


def _picture(path: Path) -> None:
    _landscape(0.0).save(path)


def _evening(path: Path) -> None:
    _landscape(1.0).save(path)


def _landscape(evening: float) -> Image:
    import numpy as np
    from PIL.Image import fromarray

    y, x = np.mgrid[0 : 1 : HEIGHT * 1j, 0 : 1 : WIDTH * 1j]
    day, night = np.array([[150, 196, 232], [236, 240, 226]]), np.array([[46, 42, 92], [240, 150, 110]])
    top, bottom = (day * (1 - evening) + night * evening)[:, None, None, :]
    pixels = top * (1 - y[..., None]) + bottom * y[..., None]
    pixels[np.hypot((x - 0.72) * 1.5, y - 0.3) < 0.09] = (255, 244, 214)
    for base, height, shade in ((0.62, 0.12, 0.75), (0.74, 0.1, 0.55), (0.86, 0.07, 0.38)):
        hill = base - height * np.sin(x * 5.5 + base * 21)
        pixels[y > hill] = np.array([84, 142, 110]) * shade * (1 - 0.5 * evening) * 1.3
    return fromarray(pixels.clip(0, 255).astype(np.uint8))


def _sound(path: Path) -> None:
    count = RATE_HZ * 2
    loudness = [math.exp(-3 * (i % (RATE_HZ // 2)) / RATE_HZ * 2) for i in range(count)]
    tones = (262, 330, 392, 523)
    samples = (
        int(9000 * loudness[i] * math.sin(2 * math.pi * tones[i * 4 // count] * i / RATE_HZ)) for i in range(count)
    )
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, count, "NONE", ""))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def _film(path: Path) -> None:
    import av
    import numpy as np

    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for i in range(20):
            pixels = np.asarray(_landscape(i / 19))
            output.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        output.mux(stream.encode(None))


def _text(path: Path) -> None:
    path.write_text("A square is where people meet.\n", encoding="utf-8")


def _paper(path: Path) -> None:
    drawing = (
        b"BT /F1 24 Tf 60 520 Td (A page to read) Tj 0 -36 Td /F1 12 Tf (Every component shows what it is for.) Tj ET"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(data + end % (size, table, size, len(data)))


def _solid(path: Path) -> None:
    corners = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
    faces = [(1, 3, 4, 2), (5, 6, 8, 7), (1, 2, 6, 5), (3, 7, 8, 4), (1, 5, 7, 3), (2, 4, 8, 6)]
    lines = [f"v {x} {y} {z}" for x, y, z in corners] + [f"f {d} {c} {b} {a}" for a, b, c, d in faces]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


MAKERS = {
    "landscape.png": _picture,
    "evening.png": _evening,
    "chime.wav": _sound,
    "sunset.mp4": _film,
    "note.txt": _text,
    "paper.pdf": _paper,
    "cube.obj": _solid,
}
