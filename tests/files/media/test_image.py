import io
import struct
import sys
import zlib
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hiroba.errors import ArgumentError, FileTooLargeError, MissingPackageError, NotAnImageError
from hiroba.files.media.image import array_to_image, decode_image, encode_image, image_to_array, to_uint8


def ramp(height=4, width=6):
    return np.arange(height * width * 3, dtype=np.uint8).reshape(height, width, 3)


def read(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("shape", [(4, 6), (4, 6, 1), (4, 6, 2), (4, 6, 3), (4, 6, 4)])
def test_an_array_comes_back_from_its_file(shape):
    array = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    back = image_to_array(decode_image(encode_image(array)), mode=None)
    assert np.array_equal(back, array.reshape(back.shape))


def test_an_array_that_is_not_contiguous_is_written_as_it_reads():
    array = ramp().transpose(1, 0, 2)[::-1]
    assert np.array_equal(np.asarray(read(encode_image(array))), array)


@pytest.mark.parametrize(
    ("array", "values"),
    [
        pytest.param(np.array([0.0, 0.5, 1.0]), [0, 128, 255], id="floats"),
        pytest.param(np.array([-1.0, 1.0], np.float32), [0, 255], id="negative floats"),
        pytest.param(np.array([np.nan, 1.0]), [0, 255], id="no number"),
        pytest.param(np.array([0, 128, 255]), [0, 128, 255], id="wide integers"),
        pytest.param(np.array([0, 32768, 65535], np.uint16), [0, 127, 255], id="16 bits"),
        pytest.param(np.array([0, 7, 255], np.uint16), [0, 7, 255], id="16 bits that hold 8"),
        pytest.param(np.array([True, False]), [255, 0], id="bool"),
        pytest.param(np.array([1, 2], np.uint8), [1, 2], id="bytes"),
        pytest.param(np.zeros(0, np.int64), [], id="nothing"),
        pytest.param(np.zeros(0, np.uint16), [], id="nothing of 16 bits"),
    ],
)
def test_values_become_bytes(array, values):
    converted = to_uint8(array)
    assert (converted.dtype, converted.tolist()) == (np.uint8, values)


@pytest.mark.parametrize(
    ("array", "message"),
    [
        pytest.param(np.array([0.0, 255.0]), "between 0 and 1, got 0 to 255", id="floats to 255"),
        pytest.param(np.array([np.nan, 2.0]), "between 0 and 1, got 0 to 2", id="nan beside floats above 1"),
        pytest.param(np.array([-1, 2]), "between 0 and 255, got -1 to 2", id="negative integers"),
        pytest.param(np.array([0, 300]), "between 0 and 255", id="large integers"),
        pytest.param(np.array(["a"]), "array of numbers", id="text"),
    ],
)
def test_values_of_no_image_are_refused(array, message):
    with pytest.raises(ArgumentError, match=message):
        to_uint8(array)


@pytest.mark.parametrize("shape", [(3,), (3, 4, 5), (2, 3, 4, 3), (0, 4), (4, 0, 3)])
@pytest.mark.parametrize("write", [encode_image, array_to_image], ids=["file", "image"])
def test_shapes_of_no_image_are_refused(shape, write):
    with pytest.raises(ArgumentError, match="transpose"):
        write(np.zeros(shape, np.uint8))


@pytest.mark.parametrize(
    ("mode", "png_mode"),
    [
        *[(mode, mode) for mode in ("L", "LA", "RGB", "RGBA")],
        *[("1", "L"), ("P", "RGB"), ("PA", "RGBA"), ("RGBa", "RGBA"), ("La", "LA"), ("CMYK", "RGB"), ("YCbCr", "RGB")],
        *[("I;16", "L"), ("I", "L"), ("F", "L")],
    ],
)
def test_a_pillow_image_of_any_mode_can_be_written(mode, png_mode):
    assert read(encode_image(Image.new(mode, (3, 2)))).mode == png_mode


def test_a_palette_with_a_transparent_colour_keeps_it():
    image = Image.new("P", (1, 1))
    image.info["transparency"] = 0
    assert read(encode_image(image)).getpixel((0, 0))[3] == 0


def test_the_colour_profile_of_a_pillow_image_is_kept():
    image = Image.new("RGB", (2, 2))
    image.info["icc_profile"] = b"a profile"
    assert read(encode_image(image)).info["icc_profile"] == b"a profile"
    assert read(encode_image(image, "webp")).info["icc_profile"] == b"a profile"


def test_deep_grey_is_scaled_and_not_clipped():
    deep = Image.fromarray(np.array([[0, 32768, 65535]], np.uint16))
    assert image_to_array(deep, "L").tolist() == [[0, 127, 255]]
    shallow = Image.fromarray(np.array([[0, 100, 255]], np.int32))
    assert image_to_array(shallow, "L").tolist() == [[0, 100, 255]]


def test_deep_grey_stays_deep_in_a_png():
    deep = np.array([[0, 1000, 65535]], np.uint16)
    assert np.array_equal(np.asarray(read(encode_image(Image.fromarray(deep)))), deep)


@pytest.mark.parametrize(("format", "kind"), [("webp", "WEBP"), ("jpeg", "JPEG"), ("JPG", "JPEG"), ("gif", "GIF")])
def test_other_formats_are_written_through_pillow(format, kind):
    assert read(encode_image(ramp(), format)).format == kind


@pytest.mark.parametrize("image", [np.zeros((2, 2, 4), np.uint8), Image.new("LA", (2, 2)), Image.new("P", (2, 2))])
def test_a_jpeg_is_written_without_transparency(image):
    assert read(encode_image(image, "jpeg")).mode in ("RGB", "L")


def test_a_format_that_cannot_be_written_is_named():
    with pytest.raises(ArgumentError, match="'docx'"):
        encode_image(ramp(), "docx")


@pytest.mark.parametrize(("mode", "shape"), [("RGB", (4, 6, 3)), ("RGBA", (4, 6, 4)), ("L", (4, 6)), (None, (4, 6, 3))])
def test_image_to_array_has_the_shape_of_the_mode(mode, shape):
    array = image_to_array(array_to_image(ramp()), mode)
    assert (array.shape, array.dtype) == (shape, np.uint8)


def test_a_grey_image_gives_an_array_without_channels():
    assert image_to_array(array_to_image(np.zeros((4, 6), np.uint8)), mode=None).shape == (4, 6)


def test_a_picture_is_turned_as_its_camera_noted(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (30, 20)).save(path, exif=exif)
    image = decode_image(path)
    assert image.size == (20, 30)
    assert 0x0112 not in image.getexif()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<svg/>", id="markup"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n", id="a program"),
        pytest.param(encode_image(ramp(64, 64))[:200], id="half an image"),
    ],
)
def test_what_is_no_image_is_refused(data, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(data)
    with pytest.raises(NotAnImageError, match=r"'picture\.png' cannot be read as an image"):
        decode_image(path)


@given(st.binary(max_size=60), st.integers(0, 80))
def test_damage_is_an_error_of_ours_or_does_no_harm(noise, place):
    data = encode_image(ramp())
    damaged = data[:place] + noise + data[place + len(noise) :]
    with suppress(NotAnImageError, FileTooLargeError):
        decode_image(damaged)


def bomb(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (13_000, 13_000)], ids=["refused by Pillow", "refused by us"])
@pytest.mark.filterwarnings("ignore:Image size")
def test_an_image_that_claims_too_many_pixels_is_refused_unread(size):
    with pytest.raises(FileTooLargeError, match="pixels"):
        decode_image(bomb(*size), max_pixels=100_000_000)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        decode_image(tmp_path / "nowhere.png")


def test_without_pillow_png_is_written_and_the_rest_names_the_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert encode_image(ramp()).startswith(b"\x89PNG")
    with pytest.raises(MissingPackageError, match="pip install pillow"):
        encode_image(ramp(), "webp")
