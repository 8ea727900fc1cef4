"""Pictures, sounds and films that are made here, for those who try a component."""

from __future__ import annotations

import math
import shutil
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from hiroba.errors import MissingPackageError
from hiroba.files.sample import FOLDER

if TYPE_CHECKING:
    from numpy import ndarray
    from PIL.Image import Image

__all__ = ["landscape", "write_film", "write_picture", "write_sound"]

SECONDS = 2


def landscape(width: int, height: int, hour: float) -> Image:
    """Draw hills below a sky.

    Args:
        width: In pixels.
        height: In pixels.
        hour: 0 by day to 1 in the evening.
    """
    import numpy as np
    from PIL.Image import fromarray

    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    day, night = np.array([[150, 196, 232], [236, 240, 226]]), np.array([[46, 42, 92], [240, 150, 110]])
    top, bottom = (day * (1 - hour) + night * hour)[:, None, None, :]
    pixels = top * (1 - y[..., None]) + bottom * y[..., None]
    pixels[np.hypot((x - 0.72) * width / height, y - 0.3) < 0.09] = (255, 244, 214)
    for base, rise, shade in ((0.62, 0.12, 0.75), (0.74, 0.1, 0.55), (0.86, 0.07, 0.38)):
        hill = base - rise * np.sin(x * 5.5 + base * 21)
        pixels[y > hill] = np.array([84, 142, 110]) * shade * (1 - 0.5 * hour) * 1.3
    return fromarray(pixels.clip(0, 255).astype(np.uint8))


def write_picture(path: Path, width: int, height: int, hour: float, is_round: bool = False) -> None:
    """Write a landscape in the format that the name says; a round one is transparent around its disc."""
    picture = landscape(width, height, hour)
    if is_round:
        from PIL.Image import new
        from PIL.ImageDraw import Draw

        mask = new("L", picture.size)
        Draw(mask).ellipse((0, 0, width - 1, height - 1), fill=255)
        picture.putalpha(mask)
    picture.save(path)


def write_sound(path: Path, rate_hz: int, channels: int, lowest_hz: float) -> None:
    """Write four notes, of 2 s together, as WAV or MP3.

    Raises:
        MissingPackageError: It is MP3, and `soundfile` is not installed.
    """
    import numpy as np

    t = np.arange(rate_hz * SECONDS) / rate_hz
    steps = np.array([0, 4, 7, 12])[(t * 2).astype(int)]
    samples = 0.3 * np.exp(-6 * (t % 0.5)) * np.sin(2 * math.pi * lowest_hz * 2 ** (steps / 12) * t)
    columns = np.repeat(samples[:, None], channels, axis=1)
    if path.suffix == ".mp3":
        _write_mp3(path, columns, rate_hz)
        return
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate_hz, len(t), "NONE", ""))
        file.writeframes((columns * 32767).astype("<i2").tobytes())


def _write_mp3(path: Path, samples: ndarray, rate_hz: int) -> None:
    try:
        import soundfile
    except ImportError:
        raise MissingPackageError("soundfile", "to make an MP3 file", "audio") from None
    soundfile.write(str(path), samples, rate_hz, format="MP3")


def write_film(path: Path) -> None:
    """Write a film of 2 s: MP4, or AVI as the name says. Without `av` an MP4 file is the small sample that comes with the package.

    Raises:
        MissingPackageError: It is AVI, and `av` is not installed.
    """
    import numpy as np

    try:
        import av
    except ImportError:
        if path.suffix != ".mp4":
            raise MissingPackageError("av", "to make an AVI file", "video") from None
        shutil.copyfile(FOLDER / "film.mp4", path)
        return
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264" if path.suffix == ".mp4" else "mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 480, 320, "yuv420p"
        for i in range(10 * SECONDS):
            pixels = np.asarray(landscape(480, 320, i / (10 * SECONDS - 1)))
            output.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        output.mux(stream.encode(None))
