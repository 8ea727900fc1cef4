"""Images: files, Pillow images and numpy arrays, each to the others."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiroba.errors import ArgumentError, FileTooLargeError, MissingPackageError, NotAnImageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

__all__ = [
    "MAX_PIXELS",
    "array_to_image",
    "decode_image",
    "encode_image",
    "image_to_array",
    "is_animated",
    "kept_format",
    "to_uint8",
    "warm_up",
]

MAX_PIXELS = 178_956_970
"""512 MiB as RGB; a file of a few kilobytes can claim far more."""

_ORIENTATION = 0x0112
"""Number of the EXIF tag that says how the camera was held."""

# Left out on purpose: formats that run an interpreter (EPS) and those that open other files.
_READABLE = (
    *("PNG", "JPEG", "MPO", "WEBP", "GIF", "BMP", "DIB", "TIFF", "AVIF", "HEIF", "JPEG2000"),
    *("ICO", "ICNS", "PPM", "TGA", "SGI", "PCX", "DDS", "QOI", "PSD"),
)
_WRITERS = {"jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP", "gif": "GIF", "bmp": "BMP", "tiff": "TIFF", "avif": "AVIF"}
_KEPT = {"png": "PNG", **{name: writer for name, writer in _WRITERS.items() if writer != "GIF"}, "tif": "TIFF"}
"""Endings of names, and how a picture that is brought to another mode is written under them; a GIF would lose colours."""
_HAS_ALPHA = frozenset({"PNG", "WEBP", "TIFF", "AVIF", "GIF"})


def encode_image(image: Image | NDArray[Any], format: str = "png", quality: int = 80) -> bytes:
    """Return an image as the content of a file.

    Args:
        image: A Pillow image, or an array as `array_to_image` takes it.
        format: `"png"` (fast, not the smallest), `"webp"`, `"jpeg"`, or another that Pillow writes.
        quality: 1 to 100, for the formats that lose something.

    Raises:
        ArgumentError: The array has no shape or type of an image, or `format` cannot be written.
        MissingPackageError: Pillow is needed and not installed.
    """
    from hiroba.files.media.png import encode_png

    format = format.lower()
    picture = _as_pillow(image)
    if format != "png":
        return _encode_by_pillow(picture or array_to_image(image), format, quality)
    if picture is not None and _is_deep(picture):
        return _written(picture, "PNG")
    if picture is not None:
        return encode_png(_channels_of(picture), picture.info.get("icc_profile"))
    return encode_png(_with_channels(to_uint8(image)))


def kept_format(name: str, image: Image) -> str | None:
    """Return the ending of a file's name, if all of `image` but its finest shades can be written in that format; `None` otherwise."""
    ending = Path(name).suffix[1:].lower()
    writer = _KEPT.get(ending)
    loses = writer not in _HAS_ALPHA and _plain_mode(image) in ("LA", "RGBA")
    return None if writer is None or loses else ending


def decode_image(source: str | Path | bytes, max_pixels: int = MAX_PIXELS) -> Image:
    """Read an image, turned upright as its camera noted.

    Args:
        source: Path of a file, or its content.
        max_pixels: Larger ones are refused before they are unpacked.

    Returns:
        A loaded image in the mode that the file has: RGB, RGBA, L, P, CMYK, …

    Raises:
        NotAnImageError: It is no image, of no kind that can be read, or damaged.
        FileTooLargeError: It has more than `max_pixels` pixels.
        MissingPackageError: Pillow is not installed.
    """
    pillow = _pillow()
    from PIL import ImageOps

    pillow.init()
    formats = [name for name in _READABLE if name in pillow.OPEN]
    name = "The file" if isinstance(source, bytes) else f"The file {Path(source).name!r}"
    try:
        with pillow.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=formats) as image:
            width, height = image.size
            if width * height > max_pixels:
                message = f"{name} has {width:,} × {height:,} pixels; at most {max_pixels:,} in all can be read."
                raise FileTooLargeError(message)
            image.load()
            # Turning copies every pixel even where there is nothing to turn; what has frames keeps its file open else.
            is_upright = image.getexif().get(_ORIENTATION, 1) == 1 and getattr(image, "n_frames", 1) == 1
            upright: Image = image if is_upright else ImageOps.exif_transpose(image)
            return upright
    except (FileNotFoundError, FileTooLargeError, MemoryError):
        raise
    except pillow.DecompressionBombError as error:
        raise FileTooLargeError(f"{name} has too many pixels; at most {max_pixels:,} in all can be read.") from error
    except Exception as error:  # Decoders meet hostile bytes here, and Pillow's raise whatever they stumble over.
        message = (
            f"{name} cannot be read as an image. Choose a PNG, JPEG, WebP, GIF, BMP, TIFF or AVIF file that is whole."
        )
        raise NotAnImageError(message) from error


def warm_up() -> None:
    """Load what reads and writes pictures, a second's work at worst, before the first picture comes."""
    import numpy  # noqa: F401  # importing it is the point

    _pillow().init()


def is_animated(source: str | Path) -> bool:
    """Return whether a file holds a picture that moves: a GIF, WebP or PNG of several frames. `False` where it is no picture."""
    pillow = _pillow()
    try:
        with pillow.open(source, formats=["GIF", "WEBP", "PNG"]) as image:
            return bool(getattr(image, "is_animated", False))
    except (OSError, ValueError, SyntaxError, pillow.DecompressionBombError):
        return False


def array_to_image(array: Any) -> Image:
    """Return an array as a Pillow image of mode L, LA, RGB or RGBA.

    Args:
        array: Shape (height, width) or (height, width, channels) with 1 to 4 channels; values as in `to_uint8`.

    Raises:
        ArgumentError: Shape or values are not those of an image.
        MissingPackageError: Pillow is not installed.
    """
    pixels = _with_channels(to_uint8(array))
    image: Image = _pillow().fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
    return image


def image_to_array(image: Image, mode: str | None = "RGB") -> NDArray[np.uint8]:
    """Return a Pillow image as uint8.

    Args:
        image: Of any mode.
        mode: `"RGB"` gives shape (height, width, 3), `"RGBA"` (height, width, 4), `"L"` (height, width), each 0 to 255;
            `None` keeps what the image has, palettes and transparency written out.
    """
    import numpy as np

    if mode is None:
        pixels = _channels_of(image)
        return pixels[:, :, 0] if pixels.shape[2] == 1 else pixels
    return np.asarray(_to_mode(image, mode), np.uint8)


def to_uint8(array: Any) -> NDArray[np.uint8]:
    """Return the values of an image as 0 to 255.

    Floats run from 0 to 1 (below 0, and what is no number, counts as 0); bool is black and white; uint16 is scaled down; other integers must lie in
    0 to 255 already, which is what arithmetic on uint8 leaves behind.

    Raises:
        ArgumentError: The array is not of numbers, or its values lie outside.
    """
    import numpy as np

    values: NDArray[Any] = np.asarray(array)
    if values.dtype == np.bool_:
        return values.astype(np.uint8) * np.uint8(255)
    if values.dtype == np.uint16 and values.size and values.max() > 255:
        return (values // 257).astype(np.uint8)
    if values.dtype.kind == "f":
        return _floats_to_uint8(values)
    if values.dtype.kind not in "iu":
        raise ArgumentError(f"An image must be an array of numbers, got dtype {values.dtype}. Use uint8 from 0 to 255.")
    if values.dtype != np.uint8 and values.size and (values.min() < 0 or values.max() > 255):
        span = f"{values.min()} to {values.max()}"
        raise ArgumentError(f"An image of integers must lie between 0 and 255, got {span}. Clip or scale it.")
    return values.astype(np.uint8, copy=False)


def _floats_to_uint8(values: NDArray[Any]) -> NDArray[np.uint8]:
    import numpy as np

    low, high = (values.min(), values.max()) if values.size else (0, 0)
    if low != low:
        # A map that was divided by its span, which is 0 where all is alike: shown black, as in the compatible API.
        return _floats_to_uint8(np.nan_to_num(values, nan=0.0, posinf=np.inf, neginf=-np.inf))
    if not (low >= -1 and high <= 1):
        span = f"{low:.4g} to {high:.4g}"
        raise ArgumentError(f"An image of floats must lie between 0 and 1, got {span}. Divide it, or use uint8.")
    scaled: NDArray[np.uint8] = np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    return scaled


def _as_pillow(image: Any) -> Image | None:
    return image if hasattr(image, "getbands") else None


def _with_channels(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    import numpy as np

    shaped = pixels[:, :, None] if pixels.ndim == 2 else pixels
    if shaped.ndim != 3 or not 1 <= shaped.shape[2] <= 4 or 0 in shaped.shape:
        message = (
            f"An image must have the shape (height, width) or (height, width, 1 to 4 channels), got {pixels.shape}. "
            "If the channels come first, use `array.transpose(1, 2, 0)`."
        )
        raise ArgumentError(message)
    return np.ascontiguousarray(shaped)


def _channels_of(image: Image) -> NDArray[np.uint8]:
    """Return all channels of an image that a PNG of eight bits can show, shape (height, width, 1 to 4)."""
    import numpy as np

    image = _to_mode(image, _plain_mode(image))
    return _with_channels(np.asarray(image, np.uint8))


def _is_deep(image: Image) -> bool:
    """Whether an image has shades of grey that a PNG keeps and eight bits cannot hold."""
    import numpy as np

    return image.mode == "I;16" and int(np.asarray(image).max(initial=0)) > 255


def _plain_mode(image: Image) -> str:
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        return image.mode
    if image.mode == "La":
        return "LA"
    if "transparency" in image.info or image.mode in ("PA", "RGBa"):
        return "RGBA"
    return "L" if image.mode in ("1", "I", "F") or image.mode.startswith("I;") else "RGB"


def _to_mode(image: Image, mode: str) -> Image:
    if image.mode == mode:
        return image
    if image.mode.startswith("I;16") or image.mode == "I":
        # Pillow clips deeper grey to 255 instead of scaling it, which turns such images white.
        image = _scale_deep_grey(image)
    return image.convert(mode)


def _scale_deep_grey(image: Image) -> Image:
    import numpy as np

    values = np.asarray(image).astype(np.int64)
    scaled = values // 257 if values.max() > 255 else values
    grey: Image = _pillow().fromarray(np.clip(scaled, 0, 255).astype(np.uint8))
    return grey


def _encode_by_pillow(image: Image, format: str, quality: int) -> bytes:
    writer = _WRITERS.get(format, format.upper())
    pillow = _pillow()
    pillow.init()
    if writer not in pillow.SAVE:
        message = f"`format` must be an image format such as 'webp', 'jpeg' or 'png', got {format!r}."
        raise ArgumentError(message)
    plain = _plain_mode(image)
    if writer not in _HAS_ALPHA:
        plain = {"LA": "L", "RGBA": "RGB"}.get(plain, plain)
    # WebP: method 1 of 0 to 6 takes a third of the default's time for files a few percent larger.
    options = {"WEBP": {"quality": quality, "method": 1}, "JPEG": {"quality": quality}, "AVIF": {"quality": quality}}
    profile = {"icc_profile": image.info["icc_profile"]} if image.info.get("icc_profile") else {}
    return _written(_to_mode(image, plain), writer, **options.get(writer, {}), **profile)


def _written(image: Image, writer: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format=writer, **options)
    return buffer.getvalue()


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError as error:
        raise MissingPackageError("pillow", "to read and write images") from error
    return Image
