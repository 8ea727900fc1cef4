"""Values written to files and read from them, for functions that do so themselves. Their names are those of the compatible API.

A file is written into the folder that is given, in a folder of its own that its content names: the same content twice is one file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.files.fetch import fetch_public
from hiroba.files.media.audio import read_audio, to_int16, write_audio
from hiroba.files.media.base64_image import from_base64
from hiroba.files.media.film import probe_film
from hiroba.files.media.image import array_to_image
from hiroba.files.names import safe_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

__all__ = [
    "audio_from_file",
    "audio_to_file",
    "convert_to_16_bit_audio",
    "convert_to_16_bit_wav",
    "get_video_length",
    "hash_bytes",
    "hash_file",
    "resize_and_crop",
    "save_audio_to_cache",
    "save_base64_to_cache",
    "save_bytes_to_cache",
    "save_file_to_cache",
    "save_img_array_to_cache",
    "save_pil_to_cache",
    "save_url_to_cache",
]

MOST_BYTES = 1 << 30
"""The longest file that is fetched from an address."""


def hash_bytes(bytes: bytes) -> str:
    """Return a digest of some bytes, in hexadecimal digits."""
    return hashlib.sha256(bytes).hexdigest()


def hash_file(file_path: str | Path) -> str:
    """Return a digest of a file's content, in hexadecimal digits."""
    with open(file_path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def save_bytes_to_cache(data: bytes, file_name: str, cache_dir: str) -> str:
    """Write bytes to a file of this name, and return its path.

    Args:
        data: Its content.
        file_name: Its name; folders in it are left out.
        cache_dir: The folder below which it is written.
    """
    folder = Path(cache_dir) / hash_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / safe_name(file_name)
    if not path.exists():
        path.write_bytes(data)
    return str(path.resolve())


def save_file_to_cache(file_path: str | Path, cache_dir: str) -> str:
    """Copy a file, and return the path of the copy."""
    return save_bytes_to_cache(Path(file_path).read_bytes(), Path(file_path).name, cache_dir)


def save_base64_to_cache(base64_encoding: str, cache_dir: str, file_name: str | None = None) -> str:
    """Write what a data URL, or Base64 alone, stands for to a file, and return its path."""
    extension = base64_encoding.partition("/")[2].partition(";")[0] if base64_encoding.startswith("data:") else ""
    name = file_name or (f"file.{extension}" if extension.isalnum() else "file")
    return save_bytes_to_cache(from_base64(base64_encoding), name, cache_dir)


def save_url_to_cache(url: str, cache_dir: str) -> str:
    """Fetch a file from a public address, and return its path here.

    Raises:
        UnsafeAddressError: The address is not public.
        FileError: It cannot be fetched.
    """
    fetched = fetch_public(url, MOST_BYTES)
    return save_bytes_to_cache(fetched.content, fetched.name, cache_dir)


def save_pil_to_cache(img: Image, cache_dir: str, name: str = "image", format: str = "webp") -> str:
    """Write a picture to a file, and return its path."""
    from hiroba.files.media.image import encode_image

    return save_bytes_to_cache(encode_image(img, format), f"{name}.{format}", cache_dir)


def save_img_array_to_cache(arr: NDArray[Any], cache_dir: str, format: str = "webp") -> str:
    """Write an array, shape (height, width) or (height, width, channels), to a file as a picture, and return its path."""
    return save_pil_to_cache(array_to_image(arr), cache_dir, format=format)


def save_audio_to_cache(data: NDArray[Any], sample_rate: int, format: str, cache_dir: str) -> str:
    """Write sound, shape (samples,) or (samples, channels), to a file, and return its path."""
    return save_bytes_to_cache(write_audio(sample_rate, data, format), f"audio.{format}", cache_dir)


def audio_from_file(filename: str, crop_min: float = 0, crop_max: float = 100) -> tuple[int, NDArray[np.int16]]:
    """Read sound.

    Args:
        filename: Path of the file.
        crop_min: Where it begins, in percent of its length.
        crop_max: Where it ends, in percent of its length.

    Returns:
        (samples a second, int16 of shape (samples,) or (samples, channels)).
    """
    rate_hz, samples = read_audio(filename)
    start, end = (int(len(samples) * percent / 100) for percent in (crop_min, crop_max))
    return rate_hz, samples[start:end]


def audio_to_file(sample_rate: int, data: NDArray[Any], filename: str, format: str = "wav") -> None:
    """Write sound, shape (samples,) or (samples, channels), to a file."""
    Path(filename).write_bytes(write_audio(sample_rate, data, format))


def convert_to_16_bit_audio(data: NDArray[Any]) -> NDArray[np.int16]:
    """Return samples of any type as int16."""
    return to_int16(data)


convert_to_16_bit_wav = convert_to_16_bit_audio
"""Its name of old."""


def get_video_length(video_path: str | Path) -> float:
    """Return how long a film is, in seconds; 0 where its file does not say.

    Raises:
        NotAFilmError: It is none.
        MissingPackageError: `av` is not installed.
    """
    return probe_film(video_path).duration_s or 0.0


def resize_and_crop(img: Image, size: tuple[int | None, int | None], crop_type: str = "center") -> Image:
    """Return a picture that fills a size, without what reaches beyond it.

    Args:
        img: The picture.
        size: (width, height) in pixels; `None` keeps that of the picture.
        crop_type: Which part is kept: `"top"`, `"center"` or `"bottom"`.

    Raises:
        ValueError: `crop_type` is none of these.
    """
    from PIL import ImageOps

    places = {"top": (0.0, 0.0), "center": (0.5, 0.5), "bottom": (0.0, 1.0)}
    if crop_type not in places:
        raise ValueError(f'`crop_type` must be "top", "center" or "bottom", got {crop_type!r}.')
    width, height = size[0] or img.size[0], size[1] or img.size[1]
    return ImageOps.fit(img, (width, height), centering=places[crop_type])
