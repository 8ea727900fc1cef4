"""Writes that happen whole or not at all, whatever becomes of the disk: a file that ends in half a line spoils what comes after."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from hiroba.files.blobs import storage_errors

__all__ = ["append_whole", "copy_whole", "new_folder"]


def append_whole(path: Path, text: str) -> None:
    """Append a text to a file, which is made with its folder if it is not there.

    Raises:
        StorageFullError: The disk is full; the file is as it was.
    """
    with storage_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        size = path.stat().st_size if path.exists() else None
        try:
            with path.open("ab") as file:
                file.write(text.encode("utf-8", "surrogateescape"))
        except OSError:
            if size is None:
                path.unlink(missing_ok=True)
            else:
                os.truncate(path, size)
            raise


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file into a folder of its own, which is made.

    Raises:
        StorageFullError: The disk is full; neither file nor folder is there.
    """
    with storage_errors():
        try:
            target.parent.mkdir(parents=True)
            shutil.copyfile(source, target)
        except OSError:
            shutil.rmtree(target.parent, ignore_errors=True)
            raise


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Yield a folder to write into, which takes the place of `path` at the end; nothing of it stays after an error.

    Raises:
        StorageFullError: The disk is full.
    """
    draft = path.with_name(f".{path.name}-{uuid4().hex[:8]}")
    with storage_errors():
        try:
            draft.mkdir(parents=True)
            yield draft
            shutil.rmtree(path, ignore_errors=True)
            draft.rename(path)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
