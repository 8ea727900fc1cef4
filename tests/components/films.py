"""Small films for tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np

RATE_HZ = 44_100


def film(
    path: Path,
    seconds: float = 1.0,
    *,
    rate: int = 10,
    has_sound: bool = True,
    codec: str = "libx264",
    phase_s: float = 0,
) -> Path:
    """Write a red film of 64 by 48 pixels with a tone of 440 Hz, which begins where it would be after `phase_s`."""
    import av

    with av.open(str(path), "w") as output:
        picture = output.add_stream(codec, rate=rate)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        is_webm = path.suffix == ".webm"
        sound = (
            output.add_stream("libopus" if is_webm else "aac", rate=48_000 if is_webm else RATE_HZ)
            if has_sound
            else None
        )
        for _ in range(round(seconds * rate)):
            pixels = np.full((48, 64, 3), (255, 0, 0), np.uint8)
            output.mux(picture.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        output.mux(picture.encode(None))
        if sound is not None:
            times = phase_s + np.arange(round(RATE_HZ * seconds)) / RATE_HZ
            frame = av.AudioFrame.from_ndarray(
                (np.sin(times * 440 * 2 * np.pi) * 0.3).astype(np.float32)[None], "fltp", "mono"
            )
            frame.sample_rate, frame.pts = RATE_HZ, 0
            resampler = av.AudioResampler(
                sound.format.name, sound.layout.name, sound.rate, frame_size=960 if is_webm else 1024
            )
            for piece in [*resampler.resample(frame), *resampler.resample(None)]:
                output.mux(sound.encode(piece))
            output.mux(sound.encode(None))
    return path
