"""Where a program runs, for programs that ask. The names are those of the compatible API."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hiroba.files.folders import get_upload_folder
from hiroba.server.notebook import is_shell

__all__ = [
    "abspath",
    "colab_check",
    "get_cache_folder",
    "get_space",
    "get_upload_folder",
    "ipython_check",
    "is_hosted_notebook",
    "is_in_or_equal",
    "is_zero_gpu_space",
    "set_directory",
]


def get_space() -> str | None:
    """Return the name of the Space of Hugging Face that the program runs in, or `None`."""
    return os.environ.get("SPACE_ID") if os.environ.get("SYSTEM") == "spaces" else None


def is_zero_gpu_space() -> bool:
    """Tell whether the Space lends a GPU for single calls."""
    return os.environ.get("SPACES_ZERO_GPU") == "true"


def ipython_check() -> bool:
    """Tell whether IPython runs this program."""
    return is_shell()


def colab_check() -> bool:
    """Tell whether the program runs in a notebook of Colab."""
    return "google.colab" in sys.modules


def is_hosted_notebook() -> bool:
    """Tell whether the program runs in a notebook of Colab or Kaggle."""
    return colab_check() or "KAGGLE_KERNEL_RUN_TYPE" in os.environ


def get_cache_folder() -> Path:
    """Return the folder for answers of examples."""
    return Path(os.environ.get("GRADIO_EXAMPLES_CACHE", ".gradio/cached_examples"))


def abspath(path: str | Path) -> Path:
    """Return a path from the root on, with links as they are."""
    return Path(os.path.abspath(path))


def is_in_or_equal(path_1: str | Path, path_2: str | Path) -> bool:
    """Tell whether the first path is the second one or lies below it, links followed."""
    return Path(path_1).resolve().is_relative_to(Path(path_2).resolve())


@contextmanager
def set_directory(path: str | Path) -> Iterator[None]:
    """Work in another folder for a while. It counts for all threads of the process."""
    before = Path.cwd()
    os.chdir(path)
    try:
        yield
    finally:
        os.chdir(before)
