"""What kind of content a file name promises."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import PurePath

__all__ = ["UNKNOWN_TYPE", "guess_mime_type"]

UNKNOWN_TYPE = "application/octet-stream"

# What the standard table lacks in one of the Pythons that are supported, or says otherwise than browsers understand it.
_ADDED = {
    ".aac": "audio/aac",
    ".avif": "image/avif",
    ".bz2": "application/x-bzip2",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".flac": "audio/flac",
    ".glb": "model/gltf-binary",
    ".gltf": "model/gltf+json",
    ".gz": "application/gzip",
    ".heic": "image/heic",
    ".ipynb": "application/x-ipynb+json",
    ".jsonl": "application/jsonl",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".md": "text/markdown",
    ".mkv": "video/x-matroska",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".parquet": "application/vnd.apache.parquet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".wav": "audio/wav",
    ".weba": "audio/webm",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xz": "application/x-xz",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


def guess_mime_type(name: str) -> str:
    """Return the MIME type that the ending of a file name tells, `UNKNOWN_TYPE` where it tells none.

    The same on every machine: the system's own tables are not asked.
    """
    ending = PurePath(name).suffix.lower()
    return _ADDED.get(ending) or _standard_table().get(ending, UNKNOWN_TYPE)


@cache
def _standard_table() -> dict[str, str]:
    return mimetypes.MimeTypes().types_map[True]
