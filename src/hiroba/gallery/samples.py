"""Small files to show: made when they are first asked for, in a folder that goes with the process."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from hiroba.files.made_media import landscape, write_film, write_sound
from hiroba.files.made_solids import write_obj
from hiroba.files.made_texts import write_text

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
    landscape(WIDTH, HEIGHT, 0.0).save(path)


def _evening(path: Path) -> None:
    landscape(WIDTH, HEIGHT, 1.0).save(path)


def _strip(path: Path) -> None:
    landscape(WIDTH * 20, HEIGHT // 5, 0.5).save(path)


def _broken(path: Path) -> None:
    path.write_bytes(b"This is no picture, no sound, no film and no solid.")


def _sound(path: Path) -> None:
    write_sound(path, RATE_HZ, 1, 262)


def _film(path: Path) -> None:
    import av  # noqa: F401  # without it there is no film to show

    write_film(path)


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


MAKERS = {
    "landscape.png": _picture,
    "evening.png": _evening,
    "strip.png": _strip,
    "broken.bin": _broken,
    "chime.wav": _sound,
    "sunset.mp4": _film,
    "note.txt": write_text,
    "paper.pdf": _paper,
    "cube.obj": write_obj,
}
