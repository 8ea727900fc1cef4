"""Small functions and classes that stand in modules inside of Gradio, and that programs use all the same."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.components import events
from hiroba.components.builder import current_builder, current_container
from hiroba.components.component import Component
from hiroba.components.shortcuts import component_from

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image
    from starlette.applications import Starlette

    from hiroba.graph.blocks import Blocks

API_PREFIX = "/gradio_api"
"""Below which path the endpoints are."""


class Value(dict[str, Any]):
    """A value made of named parts, which is written as a class there and is a dictionary here."""


class _Events:
    """The events by name, such as `Events.change`."""

    def __getattr__(self, name: str) -> Any:
        return getattr(events, name.upper())


class _Context:
    """What is being built now."""

    @property
    def root_block(self) -> Any:
        """The app, or `None`."""
        return current_builder.get()

    @property
    def block(self) -> Any:
        """The innermost container, or `None`."""
        return current_container.get()


class App:
    """The ASGI application of an app."""

    @staticmethod
    def create_app(blocks: Blocks, app_kwargs: dict[str, Any] | None = None, **_: Any) -> Starlette:
        """Return the application that serves `blocks`.

        Args:
            blocks: The app.
            app_kwargs: `routes`, `middleware`, `exception_handlers` and `debug` for the application.
            **_: What else Gradio takes, which belongs to its own server.
        """
        from hiroba.server.app import create_app
        from hiroba.server.settings import Settings

        return create_app(blocks, Settings(app_kwargs=app_kwargs or {}))


Events = _Events()
Context = _Context()


def __getattr__(name: str) -> Any:
    """Return the classes of values that are made with pydantic, which nothing else here needs."""
    if name not in ("GradioModel", "GradioRootModel"):
        raise AttributeError(name)
    return _models()[name]


@cache
def _models() -> dict[str, Any]:
    import pydantic

    options = pydantic.ConfigDict(arbitrary_types_allowed=True)
    model = type("GradioModel", (pydantic.BaseModel,), {"__module__": __name__, "model_config": options})
    return {"GradioModel": model, "GradioRootModel": pydantic.RootModel}


def get_component_instance(comp: Any, render: bool = False, unrender: bool = False) -> Component:
    """Return a component for its name, a dictionary of its parameters, or itself."""
    component = component_from(comp, "comp")
    if unrender and component.parent is not None:
        component.unrender()
    if render and component.parent is None:
        component.render()
    return component


def get_space() -> str | None:
    """Return the name of the hosted space in which the program runs, or `None`."""
    return os.environ.get("SPACE_ID") if os.environ.get("SYSTEM") == "spaces" else None


def is_zero_gpu_space() -> bool:
    """Tell whether a hosted space lends its graphics card for each call."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in ("1", "t", "true")


def colab_check() -> bool:
    """Tell whether the program runs in Colab."""
    return "google.colab" in sys.modules


def get_package_version() -> str:
    """Return the version of the API that is followed."""
    return "6.31.0"


def get_upload_folder() -> str:
    """Return a folder for files that a program makes."""
    return os.environ.get("GRADIO_TEMP_DIR") or str(Path(tempfile.gettempdir()) / "gradio")


def ffmpeg_installed() -> bool:
    """Tell whether the program `ffmpeg` can be run. Nothing here needs it."""
    return shutil.which("ffmpeg") is not None


def audio_from_file(filename: str, crop_min: float = 0, crop_max: float = 100) -> tuple[int, np.ndarray]:
    """Read a recording.

    Args:
        filename: Its file.
        crop_min: Where to begin, in percent of its length.
        crop_max: Where to end, in percent of its length.

    Returns:
        (samples each second, the samples as 16 bit integers).
    """
    from hiroba.files.media.audio import read_audio

    rate_hz, samples = read_audio(filename)
    first, last = round(len(samples) * crop_min / 100), round(len(samples) * crop_max / 100)
    return rate_hz, samples[first:last]


def audio_to_file(sample_rate: int, data: np.ndarray, filename: str | Path, format: str = "wav") -> None:
    """Write a recording to a file."""
    from hiroba.files.media.audio import write_audio

    Path(filename).write_bytes(write_audio(sample_rate, data, format))


def save_pil_to_cache(img: Image, cache_dir: str, name: str = "image", format: str = "webp") -> str:
    """Write a picture into a folder below `cache_dir`, and return its path."""
    from hiroba.files.media.image import encode_image

    return save_bytes_to_cache(encode_image(img, format), f"{name}.{format}", cache_dir)


def save_img_array_to_cache(arr: np.ndarray, cache_dir: str, format: str = "webp") -> str:
    """Write the pixels of a picture into a folder below `cache_dir`, and return its path."""
    from hiroba.files.media.image import encode_image

    return save_bytes_to_cache(encode_image(arr, format), f"image.{format}", cache_dir)


def save_audio_to_cache(data: np.ndarray, sample_rate: int, format: str, cache_dir: str) -> str:
    """Write a recording into a folder below `cache_dir`, and return its path."""
    from hiroba.files.media.audio import write_audio

    return save_bytes_to_cache(write_audio(sample_rate, data, format), f"audio.{format}", cache_dir)


def save_file_to_cache(file_path: str | Path, cache_dir: str) -> str:
    """Copy a file into a folder below `cache_dir`, and return the path of the copy."""
    return save_bytes_to_cache(Path(file_path).read_bytes(), Path(file_path).name, cache_dir)


def save_base64_to_cache(base64_encoding: str, cache_dir: str, file_name: str | None = None) -> str:
    """Write what a `data:` address or a text in Base64 holds into a folder below `cache_dir`, and return its path."""
    head, _, body = base64_encoding.rpartition(",")
    ending = head.partition("/")[2].partition(";")[0]
    return save_bytes_to_cache(base64.b64decode(body), file_name or f"file.{ending or 'bin'}", cache_dir)


def save_bytes_to_cache(data: bytes, file_name: str, cache_dir: str) -> str:
    """Write a file into a folder of `cache_dir` that is named by its content, and return its path."""
    path = Path(cache_dir) / hashlib.sha256(data).hexdigest() / Path(file_name).name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path.absolute())
