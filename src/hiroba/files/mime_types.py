"""What kind of content a file name promises."""

from __future__ import annotations

import mimetypes
import re
from functools import cache
from pathlib import PurePath

__all__ = ["UNKNOWN_TYPE", "clean_mime_type", "guess_mime_type", "is_shown"]

UNKNOWN_TYPE = "application/octet-stream"

_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}")

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


def clean_mime_type(text: str | None) -> str | None:
    """Return a type as a sender wrote it, in small letters and without parameters; `None` where it tells nothing."""
    kind = (text or "").partition(";")[0].strip().lower()
    return kind if _TYPE.fullmatch(kind) and kind != UNKNOWN_TYPE else None


def is_shown(mime_type: str) -> bool:
    """Tell whether a browser may show a file of this type at its own address, because no script can run in it.

    Images, sounds, videos and PDF. Not SVG, nor anything else made of XML: a browser runs its scripts.
    """
    main, _, sub = mime_type.partition("/")
    return mime_type == "application/pdf" or (main in ("image", "audio", "video") and "xml" not in sub)


@cache
def _standard_table() -> dict[str, str]:
    return mimetypes.MimeTypes().types_map[True]
