"""Subtitles: lines of text with the time when they are spoken."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, TypedDict

from hiroba.errors import ArgumentError
from hiroba.files.context import check_returned

__all__ = ["Subtitle", "read_subtitles"]

_TIMES = re.compile(r"(?:(\d+):)?(\d+):(\d+[.,]\d+)\s*-->\s*(?:(\d+):)?(\d+):(\d+[.,]\d+)")


class Subtitle(TypedDict):
    """A line of text.

    Attributes:
        start: Second at which it appears.
        end: Second at which it goes.
        text: What is said.
    """

    start: float
    end: float
    text: str


def read_subtitles(subtitles: Any) -> list[Subtitle] | None:
    """Return the lines of a file or a list.

    Args:
        subtitles: Path of a SubRip (.srt), WebVTT (.vtt) or JSON file, or a list of dictionaries with `text` and
            `timestamp` (first and last second), which is what a JSON file holds, or `None`.

    Raises:
        ArgumentError: It is none of these, or a file without lines.
        FileNotAllowedError: A function named a file that lies where this app may not give it out.
    """
    if subtitles is None:
        return None
    if isinstance(subtitles, str | os.PathLike):
        return _read_file(check_returned(subtitles))
    if not isinstance(subtitles, list):
        raise ArgumentError(f"`subtitles` must be a path or a list of dictionaries, got {subtitles!r}.")
    return [_check_line(line) for line in subtitles]


def _check_line(line: Any) -> Subtitle:
    timestamp = line.get("timestamp") if isinstance(line, dict) else None
    if not isinstance(timestamp, list | tuple) or len(timestamp) != 2 or "text" not in line:
        message = f'A line of `subtitles` must look like {{"text": "Hello", "timestamp": [0, 1.5]}}, got {line!r}.'
        raise ArgumentError(message)
    return Subtitle(start=float(timestamp[0]), end=float(timestamp[1]), text=str(line["text"]))


def _read_file(path: Path) -> list[Subtitle]:
    if path.suffix.lower() == ".json":
        return _read_json(path)
    if path.suffix.lower() not in (".srt", ".vtt"):
        raise ArgumentError(f"`subtitles` must be a .srt, .vtt or .json file, got {str(path)!r}.")
    lines: list[Subtitle] = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")):
        times = _TIMES.search(block)
        if times:
            text = block[times.end() :].split("\n", 1)[-1].strip()
            lines.append(Subtitle(start=_seconds(*times.groups()[:3]), end=_seconds(*times.groups()[3:]), text=text))
    if not lines:
        raise ArgumentError(f"There are no lines with times in {str(path)!r}. Write them as `00:01.000 --> 00:02.500`.")
    return lines


def _read_json(path: Path) -> list[Subtitle]:
    try:
        lines = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise ArgumentError(f"{str(path)!r} is no JSON: {error}.") from error
    if not isinstance(lines, list):
        raise ArgumentError(f"A list of lines was expected in {str(path)!r}, got {lines!r:.80}.")
    return [_check_line(line) for line in lines]


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
