"""Ratings of messages, written with their conversations."""

from __future__ import annotations

import csv
import datetime
import io
import json
import threading
from pathlib import Path
from typing import Any

from hiroba.components.event_data import LikeData
from hiroba.files.whole_write import append_whole

__all__ = ["ChatLogger"]

HEADER = ["conversation", "index", "value", "flag", "timestamp"]


class ChatLogger:
    """Writes each rating as a line of `log.csv`.

    Args:
        folder: Made if missing.
    """

    def __init__(self, folder: str | Path) -> None:
        self._log = Path(folder) / "log.csv"
        self._lock = threading.Lock()

    def flag(self, event: LikeData, conversation: list[dict[str, Any]]) -> None:
        """Append a line.

        Args:
            event: The message, and how it was rated.
            conversation: All messages at that time.

        Raises:
            StorageFullError: The disk is full; the log is as it was.
        """
        rating = event.liked if isinstance(event.liked, str) else "Like" if event.liked else "Dislike"
        value = event.value if isinstance(event.value, list) else [event.value]
        text = "\n\n".join(part if isinstance(part, str) else json.dumps(part, default=str) for part in value)
        row = [json.dumps(conversation, default=str), event.index, text, rating, str(datetime.datetime.now())]
        with self._lock:
            lines = io.StringIO(newline="")
            csv.writer(lines).writerows([row] if self._log.exists() else [HEADER, row])
            append_whole(self._log, lines.getvalue())
