"""Names under which files are kept: safe as one path component, still the visitor's name."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["FALLBACK_NAME", "MAX_NAME_BYTES", "safe_name"]

FALLBACK_NAME = "file"
"""Name of a file of whose own name nothing is left."""

MAX_NAME_BYTES = 200
"""Below the 255 bytes of common file systems, so that a program may add a suffix of its own."""

_SEPARATORS = re.compile(r"[/\\]")
_RESERVED = frozenset('<>:"|?*')
_UNWANTED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
_EDGES = re.compile(r"^[\s.]+|[\s.]+$")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """Return `name` as one harmless path component, with its letters and its ending kept where possible.

    Folders are stripped, as are control, direction-changing and unassigned characters and those that some system
    reserves; leading dots and spaces go, so that the file is never hidden and never `..`. The result is in Unicode
    normal form C and at most `MAX_NAME_BYTES` long in UTF-8. Applying it twice changes nothing.

    Args:
        name: What a browser, a client or a function calls the file; may be anything, also empty.

    Returns:
        A name that is never empty: `FALLBACK_NAME` where nothing is left.
    """
    last = _SEPARATORS.split(name)[-1]
    kept = "".join(letter for letter in unicodedata.normalize("NFC", last) if _is_wanted(letter))
    kept = _shorten(_EDGES.sub("", unicodedata.normalize("NFC", kept)))
    if _DEVICE.match(kept):
        kept = f"_{kept}"
    return kept or FALLBACK_NAME


def _is_wanted(letter: str) -> bool:
    if letter in _RESERVED:
        return False
    # NOTE: the two joiners are formatting characters, but Persian words and joined emoji are misspelt without them.
    return letter in _JOINERS or unicodedata.category(letter) not in _UNWANTED_CATEGORIES


def _shorten(name: str) -> str:
    """Cut the stem, not the ending, until the name fits; one byte is left for the mark of device names."""
    room = MAX_NAME_BYTES - 1
    if len(name.encode()) <= room:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > 20:
        stem, dot, ending = name, "", ""
    cut = stem.encode()[: room - len((dot + ending).encode())].decode(errors="ignore")
    return _EDGES.sub("", cut) + dot + ending
