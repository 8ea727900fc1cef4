"""Pictures as text, and other small steps with pictures, for functions that do them themselves. Their names are those of the compatible API."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.errors import ArgumentError
from hiroba.files.media.image import array_to_image, decode_image, encode_image, image_to_array

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

__all__ = [
    "decode_base64_to_image",
    "decode_base64_to_image_array",
    "encode_image_array_to_base64",
    "encode_image_file_to_base64",
    "encode_image_to_base64",
    "encode_pil_to_base64",
    "encode_pil_to_bytes",
    "encode_plot_to_base64",
    "encode_url_or_file_to_base64",
    "extract_base64_data",
    "open_image",
    "to_binary",
]


def extract_base64_data(x: str) -> str:
    """Return the Base64 of a data URL, or the text itself where it is none."""
    return x.rsplit("base64,", 1)[-1]


def from_base64(text: str) -> bytes:
    """Return what a data URL, or Base64 alone, stands for.

    Raises:
        ArgumentError: It is neither.
    """
    try:
        return base64.b64decode(extract_base64_data(text), validate=True)
    except (binascii.Error, ValueError):
        raise ArgumentError(f"Base64, or a data URL with it, was expected, got {text!r:.80}.") from None


def to_binary(x: str | dict[str, Any]) -> bytes:
    """Return the content of a file: of a data URL, or of a dictionary with `"data"` or with the `"path"` of a file."""
    if isinstance(x, str):
        return from_base64(x)
    return from_base64(x["data"]) if x.get("data") else Path(x["path"]).read_bytes()


def decode_base64_to_image(encoding: str) -> Image:
    """Return the picture that a data URL, or Base64 alone, stands for, turned upright."""
    return decode_image(from_base64(encoding))


def decode_base64_to_image_array(encoding: str) -> NDArray[Any]:
    """Return the same as an array of shape (height, width, channels)."""
    return image_to_array(decode_base64_to_image(encoding), None)


def encode_pil_to_bytes(pil_image: Image, format: str = "png") -> bytes:
    """Return the content of a picture's file."""
    return encode_image(pil_image, format)


def encode_image_to_base64(image: Image, format: str = "png") -> str:
    """Return a picture as a data URL."""
    return _data_url(encode_image(image, format), format)


encode_pil_to_base64 = encode_image_to_base64
"""Its name of old."""


def encode_image_array_to_base64(image_array: NDArray[Any], format: str = "png") -> str:
    """Return an array, shape (height, width) or (height, width, channels), as a data URL."""
    return encode_image_to_base64(array_to_image(image_array), format)


def encode_image_file_to_base64(image_file: str | Path) -> str:
    """Return a file as a data URL, as it is."""
    format = Path(image_file).suffix.lower().lstrip(".")
    return _data_url(Path(image_file).read_bytes(), {"jpg": "jpeg", "svg": "svg+xml"}.get(format, format))


encode_url_or_file_to_base64 = encode_image_file_to_base64
"""Its name of old, of which addresses are no longer a part."""


def encode_plot_to_base64(plt: Any, format: str = "png") -> str:
    """Return a figure of Matplotlib as a data URL."""
    import io

    buffer = io.BytesIO()
    plt.savefig(buffer, format=format)
    return _data_url(buffer.getvalue(), format)


def open_image(orig_img: Image | NDArray[Any] | str | Path) -> Image:
    """Return a picture for a picture, an array or the path of a file."""
    if isinstance(orig_img, (str, Path)):
        return decode_image(orig_img)
    return array_to_image(orig_img) if hasattr(orig_img, "dtype") else orig_img


def _data_url(data: bytes, format: str) -> str:
    return f"data:image/{format};base64,{base64.b64encode(data).decode()}"
