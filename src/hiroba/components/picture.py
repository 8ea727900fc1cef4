"""Pictures on their way: what a function gets for a file with a picture, and the file for what it returned."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from hiroba.components.file_schema import address_of, is_web_address
from hiroba.components.one_of import one_of_or
from hiroba.components.watermark_options import WatermarkOptions
from hiroba.errors import ArgumentError, FileTooLargeError, NotAnImageError, PayloadError, ReturnError
from hiroba.files.context import check_returned, current_owner, current_store
from hiroba.files.mime_types import guess_mime_type
from hiroba.wire.values import FileData

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "IMAGE_MODES",
    "PICTURE_TYPES",
    "ImageMode",
    "PictureForm",
    "PictureType",
    "as_mode",
    "fast_format",
    "name_of",
    "open_picture",
    "read_picture",
    "shape_picture",
    "to_mode",
    "write_picture",
]

ImageMode = Literal["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"]
PictureType = Literal["numpy", "pil", "filepath"]
IMAGE_MODES = ("1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F")
PICTURE_TYPES = ("numpy", "pil", "filepath")

LARGE_PIXELS = 4_000_000
"""More pixels than this take noticeable time to write as WebP."""

_MARGIN_PX = 10


@dataclass(frozen=True)
class PictureForm:
    """How an author wants pictures.

    Attributes:
        type: `"numpy"` for uint8 of shape (height, width) or (height, width, channels), `"pil"`, or `"filepath"`.
        mode: Mode of Pillow; `None` keeps the file's.
        format: Format of files that are written where `"filepath"` asks for another mode and the upload's format cannot be kept.
    """

    type: PictureType
    mode: ImageMode | None
    format: str


def read_picture(file: Any, type: PictureType, mode: ImageMode | None, format: str, is_flat: bool = False) -> Any:
    """Return the picture in an uploaded file as the author asked for it.

    Args:
        file: `FileData` with a local path.
        type: As in `PictureForm`, as are `mode` and `format`.
        mode: Mode that it is brought to; `None` keeps the file's.
        format: Format of the file that is written where `"filepath"` asks for another mode and that of the upload cannot be kept.
        is_flat: Whether transparent parts become white where `mode` knows no transparency.

    Raises:
        PayloadError: There is no picture in it.
    """
    if type == "filepath" and isinstance(file, FileData) and (mode is None or _is_gif(file) or _is_kept(file)):
        return file.path
    picture = open_picture(file)
    if type == "filepath" and picture.mode == mode:
        return file.path
    if type == "pil" and _is_gif(file) and _is_kept(file):
        return _with_frames(file)
    return shape_picture(picture, PictureForm(type, mode, format), name_of(file), is_flat)


def open_picture(file: Any) -> Image:
    """Return the picture in an uploaded file, in the mode that it has.

    Args:
        file: `FileData` with a local path.

    Raises:
        PayloadError: There is no picture in it.
    """
    from hiroba.files.media.image import decode_image

    if not isinstance(file, FileData):
        raise PayloadError(f"A file with a picture was expected, got {file!r}.")
    try:
        return decode_image(file.path)
    except FileTooLargeError as error:
        raise PayloadError(str(error)) from error
    except NotAnImageError as error:
        raise PayloadError(
            f"{name_of(file)} cannot be read as a picture. Choose a PNG, JPEG, WebP or GIF file."
        ) from error


def shape_picture(picture: Image, form: PictureForm, name: str, is_flat: bool = False) -> Any:
    """Return a picture as the author asked for it; for `"filepath"` a new file, with the name, and the format, of the one called `name`."""
    import numpy as np

    from hiroba.files.media.image import kept_format

    picture = to_mode(picture, form.mode, is_flat)
    if form.type == "filepath":
        format = kept_format(name, picture) or form.format
        return str(current_store().resolve(_store(picture, f"{Path(name).stem}.{format}", format).path))
    return picture if form.type == "pil" else np.array(picture)


def _is_gif(file: FileData) -> bool:
    return name_of(file).lower().endswith(".gif")


def _is_kept(file: FileData) -> bool:
    """Whether another mode would take away what the file is: lines, or movement."""
    from hiroba.files.media.image import is_animated

    return name_of(file).lower().endswith(".svg") or is_animated(file.path)


def _with_frames(file: FileData) -> Image:
    from PIL import Image

    # From memory: frames are read while the function goes through them, and the file would stay open.
    return Image.open(BytesIO(Path(file.path).read_bytes()))


def name_of(file: FileData) -> str:
    """Return the name under which a visitor gave a file."""
    return file.orig_name or Path(file.path).name


def write_picture(value: Any, format: str, watermark: WatermarkOptions | None = None) -> FileData | None:
    """Return the file for a picture that a function returned.

    Args:
        value: Array, Pillow image, path, address of the web, or `None`; an empty text is nothing.
        format: Format of the file where `value` is none yet.
        watermark: A mark to lay over it.

    Raises:
        ReturnError: It is no picture.
    """
    from hiroba.files.media.image import decode_image

    if value is None or isinstance(value, FileData):
        return value
    if isinstance(value, str) and not value:
        return None
    has_mark = watermark is not None and watermark.watermark is not None
    if is_web_address(value):
        return address_of(value)
    if isinstance(value, str | os.PathLike):
        if not has_mark or str(value).lower().endswith(".svg"):
            return FileData(path=str(value), orig_name=Path(value).name, mime_type=guess_mime_type(Path(value).name))
        value = decode_image(check_returned(value))
    elif not hasattr(value, "getbands") and not hasattr(value, "__array__") and not isinstance(value, list):
        raise ReturnError(f"A picture must be an array, a Pillow image, a path or None, got {value!r}.")
    if has_mark and watermark is not None:
        value = _with_watermark(value, watermark)
    return _store(value, f"image.{format}", format)


def fast_format(value: Any, format: str) -> str:
    """Return `format`, or `"jpeg"` for an array or a Pillow image that is large and opaque."""
    if hasattr(value, "getbands"):
        is_large, is_opaque = value.width * value.height > LARGE_PIXELS, value.mode in ("L", "RGB")
    else:
        shape: tuple[int, ...] = getattr(value, "shape", ())
        is_large = len(shape) in (2, 3) and shape[0] * shape[1] > LARGE_PIXELS
        is_opaque = len(shape) == 2 or shape[-1:] in ((1,), (3,))
    return "jpeg" if is_large and is_opaque else format


def as_mode(mode: Any) -> ImageMode | None:
    """Return the argument `image_mode`; for what is no mode that can be shown, such as "BGR", it is "RGB", and the log says so."""
    if mode is None:
        return None
    known = {name.lower(): name for name in IMAGE_MODES}.get(str(mode).lower(), mode)
    chosen: Any = one_of_or("RGB", "image_mode", known, IMAGE_MODES)
    return chosen  # type: ignore[no-any-return]  # one of the modes


def to_mode(picture: Image, mode: ImageMode | None, is_flat: bool = False) -> Image:
    """Return `picture` in another mode of Pillow.

    Args:
        picture: Of any mode.
        mode: `None` keeps the one it has.
        is_flat: Whether transparent parts become white where `mode` knows no transparency.
    """
    from hiroba.files.media.image import array_to_image, image_to_array

    if mode is None or picture.mode == mode:
        return picture
    if is_flat and mode != "RGBA" and picture.mode in ("RGBA", "LA", "PA"):
        picture = _on_white(picture)
    if picture.mode.startswith("I") and mode in ("L", "RGB", "RGBA"):
        return array_to_image(image_to_array(picture, mode))
    if mode in ("LAB", "HSV") and picture.mode != "RGB":
        picture = picture.convert("RGB")
    if mode == "LAB":
        return _to_lab(picture)
    return picture.convert(mode)


def _on_white(picture: Image) -> Image:
    from PIL import Image

    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _to_lab(picture: Image) -> Image:
    """Pillow converts to LAB by colour profiles alone."""
    from PIL import ImageCms

    profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    converted = ImageCms.profileToProfile(picture, *profiles, outputMode="LAB")
    return picture if converted is None else converted


def _store(value: Any, name: str, format: str) -> FileData:
    from hiroba.files.media.image import encode_image

    try:
        data = encode_image(value, format)
    except ArgumentError as error:
        raise ReturnError(str(error)) from error
    return current_store().put_bytes(data, name, owner=current_owner())


def _with_watermark(value: Any, options: WatermarkOptions) -> Image:
    from hiroba.files.media.image import array_to_image, decode_image

    picture = (value if hasattr(value, "getbands") else array_to_image(value)).convert("RGBA")
    mark = options.watermark
    if isinstance(mark, str | os.PathLike):
        mark = decode_image(Path(mark))
    mark = (mark if hasattr(mark, "getbands") else array_to_image(mark)).convert("RGBA")
    picture.alpha_composite(mark.crop((0, 0, *picture.size)), _place(options, picture.size, mark.size))
    flat: Image = picture
    return flat


def _place(options: WatermarkOptions, size: tuple[int, int], mark: tuple[int, int]) -> tuple[int, int]:
    """Return the upper left end of a mark of size `mark` on a picture of size `size`."""
    if isinstance(options.position, tuple):
        return options.position
    x = _MARGIN_PX if "left" in options.position else size[0] - mark[0] - _MARGIN_PX
    y = _MARGIN_PX if "top" in options.position else size[1] - mark[1] - _MARGIN_PX
    return max(0, x), max(0, y)
