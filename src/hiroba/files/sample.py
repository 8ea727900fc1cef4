"""Small files for those who try an endpoint: every app serves them below `/hiroba/samples/`, and takes their addresses without asking a network."""

from __future__ import annotations

import re
from pathlib import Path

from hiroba.files.mime_types import guess_mime_type

__all__ = ["SAMPLE_PREFIX", "read_sample", "sample_name"]

SAMPLE_PREFIX = "/hiroba/samples/"
FOLDER = Path(__file__).parent / "samples"
NAMES = frozenset({"film.mp4", "paper.pdf", "picture.png", "solid.gltf", "sound.wav"})
_ADDRESS = re.compile(r"^https?://[^?#]*/hiroba/samples/([a-z0-9.]+)$")


def sample_name(url: str) -> str | None:
    """Return the name of the sample that an address leads to, at whichever app, or `None`."""
    match = _ADDRESS.match(url)
    return match[1] if match is not None and match[1] in NAMES else None


def read_sample(name: str) -> tuple[bytes, str] | None:
    """Return the content of a sample and its media type; `None` if there is none of that name."""
    if name not in NAMES:
        return None
    return (FOLDER / name).read_bytes(), guess_mime_type(name)
