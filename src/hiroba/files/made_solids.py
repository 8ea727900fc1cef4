"""Solids that are made here, for those who try a component."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

from hiroba.files.sample import FOLDER

__all__ = ["write_glb", "write_gltf", "write_obj", "write_stl"]

_CORNERS = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
_FACES = [(2, 4, 3, 1), (7, 8, 6, 5), (5, 6, 2, 1), (4, 8, 7, 3), (3, 7, 5, 1), (6, 8, 4, 2)]
"""Of a cube: corners counted from 1, against the clock as seen from outside."""


def write_obj(path: Path) -> None:
    """Write a cube as OBJ."""
    lines = [f"v {x} {y} {z}" for x, y, z in _CORNERS] + [f"f {a} {b} {c} {d}" for a, b, c, d in _FACES]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_stl(path: Path) -> None:
    """Write a cube as binary STL."""
    triangles = list(_triangles())
    content = b"\0" * 80 + struct.pack("<I", len(triangles))
    for triangle in triangles:
        content += struct.pack("<12fH", 0, 0, 0, *(part for corner in triangle for part in _CORNERS[corner - 1]), 0)
    path.write_bytes(content)


def _triangles() -> Iterator[tuple[int, int, int]]:
    for a, b, c, d in _FACES:
        yield a, b, c
        yield a, c, d


def write_gltf(path: Path) -> None:
    """Write a solid as glTF."""
    shutil.copyfile(FOLDER / "solid.gltf", path)


def write_glb(path: Path) -> None:
    """Write a solid as binary glTF: a head of 12 bytes, and the text of the other kind, filled up to 4 bytes."""
    text = (FOLDER / "solid.gltf").read_bytes()
    text += b" " * (-len(text) % 4)
    head = struct.pack("<4sII", b"glTF", 2, 12 + 8 + len(text))
    path.write_bytes(head + struct.pack("<I4s", len(text), b"JSON") + text)
