"""AnnotatedImage: a picture with boxes and masks."""

from pathlib import Path
from typing import Any

import numpy
import pytest
from PIL import Image

from hiroba.components.annotatedimage import AnnotatedImage
from hiroba.errors import PayloadError, ReturnError
from hiroba.files.context import current_store

pytestmark = pytest.mark.usefixtures("store")

BASE = numpy.full((40, 60, 3), 220, dtype="uint8")


def masks(sent: Any) -> list[Any]:
    store = current_store()
    return [numpy.array(Image.open(store.resolve(region["image"].path))) for region in sent["annotations"]]


def test_a_box_becomes_a_mask_of_the_size_of_the_picture() -> None:
    sent = AnnotatedImage().postprocess((BASE, [((5, 10, 20, 30), "cat")]))
    (mask,) = masks(sent)
    assert sent is not None
    assert sent["annotations"][0]["label"] == "cat"
    assert mask.shape == (40, 60, 4)
    assert mask[10:30, 5:20, 3].min() == 255
    assert mask[..., 3].sum() == 255 * 15 * 20


def test_a_mask_keeps_its_shares_as_transparency() -> None:
    area = numpy.zeros((40, 60))
    area[2, 3] = 0.5
    (mask,) = masks(AnnotatedImage().postprocess((BASE, [(area, "cat")])))
    assert mask[2, 3].tolist() == [255, 0, 0, 128]


def test_programs_find_the_authors_colour_in_the_mask() -> None:
    image = AnnotatedImage(color_map={"cat": "#0a0b0c", "dog": "teal"})
    cat, dog = masks(image.postprocess((BASE, [((0, 0, 9, 9), "cat"), ((0, 0, 9, 9), "dog")])))
    assert cat[0, 0].tolist() == [10, 11, 12, 255]
    assert dog[0, 0].tolist() == [255, 0, 0, 255]


def test_a_box_may_reach_beyond_the_picture() -> None:
    (mask,) = masks(AnnotatedImage().postprocess((BASE, [((-5, -5, 900, 900), "all")])))
    assert mask[..., 3].min() == 255


def test_the_picture_may_be_a_path_or_of_pillow(tmp_path: Path) -> None:
    path = tmp_path / "base.png"
    Image.fromarray(BASE).save(path)
    for picture in (path, str(path), Image.fromarray(BASE)):
        (mask,) = masks(AnnotatedImage().postprocess((picture, [((0, 0, 9, 9), "cat")])))
        assert mask.shape == (40, 60, 4)


@pytest.mark.parametrize(
    "value",
    [
        3,
        (BASE,),
        (BASE, [((1, 2, 3), "cat")]),
        (BASE, [(numpy.ones((3, 3)), "cat")]),
        (BASE, ["cat!"]),
        ("https://example.com/a.png", [((0, 0, 9, 9), "cat")]),
    ],
    ids=["number", "no regions", "three ends", "other shape", "text", "web"],
)
def test_what_is_no_picture_with_regions_is_refused(value: Any) -> None:
    with pytest.raises(ReturnError):
        AnnotatedImage().postprocess(value)


def test_functions_get_paths_with_names() -> None:
    sent = AnnotatedImage().postprocess((BASE, [((0, 0, 9, 9), "cat")]))
    picture, regions = AnnotatedImage().preprocess(sent) or ("", [])
    assert sent is not None
    assert picture == sent["image"].path
    assert regions == [(sent["annotations"][0]["image"].path, "cat")]


def test_nothing_is_nothing_and_a_bad_payload_is_refused() -> None:
    assert AnnotatedImage().postprocess(None) is None
    assert AnnotatedImage().preprocess(None) is None
    with pytest.raises(PayloadError, match="annotations"):
        AnnotatedImage().preprocess({"image": 3})
