import io
import sys
import zlib
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as arrays
from PIL import Image

from hiroba.files.media.png import encode_png


@given(
    arrays.arrays(np.uint8, arrays.array_shapes(min_dims=3, max_dims=3, min_side=1, max_side=9)).filter(
        lambda pixels: pixels.shape[2] <= 4
    )
)
def test_every_picture_comes_back_as_it_was(pixels):
    back = np.asarray(Image.open(io.BytesIO(encode_png(pixels))))
    assert np.array_equal(back.reshape(pixels.shape), pixels)


@pytest.mark.parametrize(("channels", "mode"), [(1, "L"), (2, "LA"), (3, "RGB"), (4, "RGBA")])
def test_the_channels_make_the_mode(channels, mode):
    image = Image.open(io.BytesIO(encode_png(np.zeros((5, 7, channels), np.uint8))))
    assert (image.mode, image.size) == (mode, (7, 5))


def test_the_colour_profile_is_kept():
    image = Image.open(io.BytesIO(encode_png(np.zeros((1, 1, 3), np.uint8), b"a profile")))
    assert image.info["icc_profile"] == b"a profile"


@pytest.mark.parametrize("processors", [1, 3, None], ids=["one", "three", "not known"])
def test_a_large_picture_comes_back_however_many_processors_there_are(processors, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    pixels = np.random.default_rng(0).integers(0, 256, (1501, 1500, 3), np.uint8)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(encode_png(pixels)))), pixels)


def test_a_faster_compressor_is_used_where_it_is_installed(monkeypatch):
    asked = []

    def compressobj(level, method, wbits):
        asked.append((level, method, wbits))
        return zlib.compressobj(level, method, wbits)

    isal = ModuleType("isal")
    isal.isal_zlib = SimpleNamespace(compressobj=compressobj)
    monkeypatch.setitem(sys.modules, "isal", isal)
    pixels = np.random.default_rng(0).integers(0, 256, (9, 9, 3), np.uint8)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(encode_png(pixels)))), pixels)
    assert asked == [(1, zlib.DEFLATED, -15)]


def test_without_it_the_standard_library_is_used(monkeypatch):
    monkeypatch.setitem(sys.modules, "isal", None)
    assert encode_png(np.zeros((1, 1, 3), np.uint8)).startswith(b"\x89PNG")
