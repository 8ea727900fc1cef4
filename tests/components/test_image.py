import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from hiroba.components.image import Image
from hiroba.components.watermark_options import WatermarkOptions
from hiroba.components.webcam_options import WebcamOptions
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.files.media.image import decode_image
from hiroba.wire.values import FileData

RED = (255, 0, 0)


@pytest.fixture
def red(tmp_path):
    """An uploaded picture, red, 60 wide and 40 high."""
    Pillow.new("RGB", (60, 40), RED).save(tmp_path / "red.png")
    return FileData(path=str(tmp_path / "red.png"), orig_name="red.png")


@pytest.fixture
def pen(tmp_path):
    """An uploaded picture, transparent but for one black pixel."""
    picture = Pillow.new("RGBA", (20, 10), (0, 0, 0, 0))
    picture.putpixel((3, 3), (0, 0, 0, 255))
    picture.save(tmp_path / "pen.png")
    return FileData(path=str(tmp_path / "pen.png"), orig_name="pen.png")


def read(file, store):
    return decode_image(store.resolve(file.path))


def test_image_gives_an_array_that_may_be_written(red):
    array = Image().preprocess(red)

    array[0, 0] = 0
    assert array.shape == (40, 60, 3)
    assert array.dtype == np.uint8
    assert array[1, 1].tolist() == list(RED)


def test_image_gives_a_pillow_image_in_the_mode_asked_for(red):
    picture = Image(type="pil", image_mode="L").preprocess(red)

    assert (picture.mode, picture.size) == ("L", (60, 40))


def test_image_gives_the_path_of_the_upload_itself(red):
    assert Image(type="filepath").preprocess(red) == red.path


@pytest.mark.parametrize(
    ("name", "mode", "copied"),
    [
        ("red.png", "L", "red.png"),
        ("red.jpg", "L", "red.jpg"),
        ("red.jpg", "RGBA", "red.webp"),
        ("red.tga", "L", "red.webp"),
        ("red.gif", "RGBA", "red.gif"),
    ],
)
def test_image_in_another_mode_gives_the_path_of_a_copy_in_the_format_of_the_upload(
    tmp_path, store, name, mode, copied
):
    Pillow.new("RGB", (60, 40), RED).save(tmp_path / name)
    path = Image(type="filepath", image_mode=mode).preprocess(FileData(path=str(tmp_path / name), orig_name=name))

    assert Path(path).name == copied
    assert decode_image(path).mode in (mode, "P", "RGB")


@pytest.mark.parametrize(
    ("mode", "shape"),
    [("1", (40, 60)), ("L", (40, 60)), ("CMYK", (40, 60, 4)), ("HSV", (40, 60, 3)), ("LAB", (40, 60, 3))],
)
def test_image_knows_every_mode_of_pillow(red, mode, shape):
    assert Image(image_mode=mode).preprocess(red).shape == shape


def test_image_without_a_mode_keeps_that_of_the_file(pen):
    assert Image(image_mode=None).preprocess(pen).shape == (10, 20, 4)


def test_image_gives_none_for_none():
    assert Image().preprocess(None) is None


def test_image_says_what_is_wrong_with_a_file_that_is_none(tmp_path):
    (tmp_path / "poem.png").write_text("roses")

    with pytest.raises(PayloadError, match=r"poem\.png cannot be read as a picture"):
        Image().preprocess(FileData(path=str(tmp_path / "poem.png"), orig_name="poem.png"))


def test_image_refuses_a_payload_that_is_no_file():
    with pytest.raises(PayloadError, match="A file with a picture was expected, got 'red'"):
        Image().preprocess("red")


def test_image_sends_an_array_as_a_file_of_its_format(store):
    file = Image(format="png").postprocess(np.full((4, 5, 3), 200, np.uint8))

    assert (file.orig_name, file.mime_type) == ("image.png", "image/png")
    assert read(file, store).size == (5, 4)


def test_image_sends_a_drawing_with_floats(store):
    file = Image(format="png").postprocess(np.ones((4, 5)))

    assert read(file, store).getpixel((0, 0)) == 255


@pytest.mark.parametrize(
    ("options", "shape", "name"),
    [
        ({}, (2100, 2000, 3), "image.jpeg"),
        ({}, (2100, 2000, 4), "image.webp"),
        ({}, (4, 5, 3), "image.webp"),
        ({"format": "webp"}, (2100, 2000, 3), "image.webp"),
    ],
    ids=["large", "transparent", "small", "asked for"],
)
def test_image_writes_large_opaque_pictures_in_a_fast_format(store, options, shape, name):
    assert Image(**options).postprocess(np.zeros(shape, np.uint8)).orig_name == name


def test_image_sends_nothing_for_an_empty_text():
    assert Image().postprocess("") is None


def test_image_leaves_paths_and_addresses_as_they_are():
    address = "https://example.com/a/cat.jpg?size=2"

    assert Image().postprocess("pictures/cat.jpg") == FileData(
        path="pictures/cat.jpg", orig_name="cat.jpg", mime_type="image/jpeg"
    )
    assert Image().postprocess(address) == FileData(path=address, url=address, orig_name="cat.jpg")


@pytest.mark.parametrize("value", [7, {"a": 1}, np.zeros((2, 2, 2, 2), np.uint8), np.full((2, 2), 300)])
def test_image_refuses_what_is_no_picture(store, value):
    with pytest.raises(ReturnError):
        Image().postprocess(value)


def test_image_lays_a_watermark_ten_pixels_from_its_corner(store):
    mark = Pillow.new("RGBA", (4, 4), RED)
    image = Image(format="png", watermark=WatermarkOptions(mark, "bottom-right"))

    pixels = np.array(read(image.postprocess(np.zeros((100, 100, 3), np.uint8)), store))

    assert np.argwhere(pixels[..., 0] > 0).min(0).tolist() == [86, 86]
    assert np.argwhere(pixels[..., 0] > 0).max(0).tolist() == [89, 89]


def test_image_takes_the_path_of_a_watermark_alone():
    assert Image(watermark="mark.png").watermark == WatermarkOptions("mark.png")


def test_image_keeps_its_watermark_from_the_browser():
    assert Image(watermark=WatermarkOptions("secret/mark.png")).props()["watermark"] is None


def test_image_tells_the_browser_options_that_are_not_the_usual_ones():
    assert Image().props()["webcam_options"] is None
    assert Image(webcam_options=WebcamOptions(mirror=False)).props()["webcam_options"] == {
        "mirror": False,
        "constraints": None,
    }


def test_image_offers_the_camera_alone_while_streaming():
    assert Image(streaming=True).sources == ["webcam"]
    assert Image(sources="upload").sources == ["upload"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"type": "array"}, "`type` must be one of 'numpy', 'pil', 'filepath', got 'array'"),
        ({"sources": ["scanner"]}, "`sources` must be a list of .* got 'scanner'"),
        ({"streaming": True, "sources": ["upload"]}, "`streaming` needs the camera alone"),
        ({"buttons": [3]}, "`buttons` must hold names of buttons"),
    ],
)
def test_image_explains_wrong_arguments(arguments, message):
    with pytest.raises(ArgumentError, match=message):
        Image(**arguments)


@pytest.mark.parametrize(("given", "taken"), [("BGR", "RGB"), ("rgba", "RGBA"), ("L", "L"), (None, None)])
def test_image_takes_the_usual_mode_for_one_that_it_does_not_know(given, taken):
    assert Image(image_mode=given).image_mode == taken


def test_watermark_explains_a_wrong_position():
    with pytest.raises(ArgumentError, match="`position` must be"):
        WatermarkOptions(None, "middle")


def test_a_picture_that_moves_keeps_its_frames(tmp_path):
    frames = [Pillow.new("RGB", (8, 8), shade) for shade in ("red", "green", "blue")]
    frames[0].save(tmp_path / "moving.gif", save_all=True, append_images=frames[1:])
    file = FileData(path=str(tmp_path / "moving.gif"), orig_name="moving.gif")

    assert Image(type="filepath").preprocess(file) == file.path
    assert Image().preprocess(file).shape == (8, 8, 3)
    assert Image(type="pil").preprocess(file).n_frames == 3


def test_a_picture_that_claims_too_many_pixels_is_refused(tmp_path):
    parts = (b"IHDR" + (40_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0]), b"IDAT" + zlib.compress(bytes(9)))
    chunks = [(len(part) - 4).to_bytes(4, "big") + part + zlib.crc32(part).to_bytes(4, "big") for part in parts]
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))

    with pytest.raises(PayloadError, match=r"178,956,970"):
        Image().preprocess(FileData(path=str(tmp_path / "bomb.png"), orig_name="bomb.png"))


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_photograph_stands_as_its_camera_was_held(tmp_path, orientation):
    photograph = Pillow.new("RGB", (30, 20), RED)
    exif = photograph.getexif()
    exif[0x0112] = orientation
    photograph.save(tmp_path / "photograph.jpg", exif=exif)

    array = Image().preprocess(FileData(path=str(tmp_path / "photograph.jpg")))

    assert array.shape == ((20, 30, 3) if orientation == 1 else (30, 20, 3))


@pytest.mark.parametrize(("mode", "name"), [("CMYK", "print.jpg"), ("I;16", "deep.png")])
def test_pictures_for_print_and_for_science_arrive_as_colours(tmp_path, mode, name):
    Pillow.new(mode, (6, 4), (0, 0, 0, 0) if mode == "CMYK" else 65_535).save(tmp_path / name)

    array = Image().preprocess(FileData(path=str(tmp_path / name)))

    assert array.shape == (4, 6, 3)
    assert array.min() >= 254
