import numpy as np
import pytest
from PIL import Image as Pillow

from hiroba.components.brush import Brush, Eraser
from hiroba.components.layer_options import LayerOptions
from hiroba.components.sketchpad import Sketchpad
from hiroba.errors import ArgumentError, PayloadError
from hiroba.files.media.image import decode_image
from hiroba.wire.values import FileData

EMPTY = {"background": None, "layers": [], "composite": None}


@pytest.fixture
def ink(tmp_path):
    """An uploaded layer of 20 by 10 pixels, transparent but for one black pixel."""
    picture = Pillow.new("RGBA", (20, 10), (0, 0, 0, 0))
    picture.putpixel((3, 3), (0, 0, 0, 255))
    picture.save(tmp_path / "ink.png")
    return FileData(path=str(tmp_path / "ink.png"), orig_name="ink.png")


def test_sketchpad_gives_background_layers_and_composite(ink):
    drawing = Sketchpad().preprocess({"background": None, "layers": [ink], "composite": ink})

    assert sorted(drawing) == ["background", "composite", "layers"]
    assert drawing["background"] is None
    assert drawing["layers"][0].shape == (10, 20, 4)
    assert drawing["composite"][3, 3].tolist() == [0, 0, 0, 255]


def test_what_a_visitor_draws_stands_on_white_paper(ink):
    drawing = Sketchpad().preprocess({**EMPTY, "layers": [ink], "size": [20, 10]})

    assert np.all(drawing["background"] == 255)
    assert drawing["composite"][0, 0].tolist() == [255, 255, 255, 255]
    assert drawing["composite"][3, 3].tolist() == [0, 0, 0, 255]
    assert drawing["layers"][0][0, 0].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(("mode", "paper"), [("RGB", [255, 255, 255]), ("L", 255), ("1", True)])
def test_sketchpad_has_white_paper_in_modes_without_transparency(ink, mode, paper):
    composite = Sketchpad(image_mode=mode).preprocess({**EMPTY, "composite": ink})["composite"]

    assert composite[0, 0].tolist() == paper
    assert not composite[3, 3].any()


def test_sketchpad_gives_pillow_images_or_paths(ink):
    payload = {**EMPTY, "layers": [ink]}

    assert Sketchpad(type="pil").preprocess(payload)["layers"][0].size == (20, 10)
    assert Sketchpad(type="filepath").preprocess(payload)["layers"] == [ink.path]


def test_an_untouched_or_emptied_sketchpad_gives_empty_parts():
    pad = Sketchpad()

    assert pad.preprocess(pad.empty_payload) == EMPTY
    assert pad.preprocess(None) == EMPTY


def test_sketchpad_refuses_a_payload_of_another_shape():
    with pytest.raises(PayloadError, match="A dictionary with `background`"):
        Sketchpad().preprocess([1])


def test_sketchpad_shows_a_picture_as_its_background(store):
    files = Sketchpad(format="png").postprocess(np.full((4, 5, 3), 9, np.uint8))

    assert files["background"] == files["composite"]
    assert decode_image(store.resolve(files["background"].path)).size == (5, 4)
    assert files["layers"] == []


def test_sketchpad_shows_what_it_gave(store):
    layer = np.zeros((4, 5, 4), np.uint8)

    files = Sketchpad(format="png").postprocess({"background": None, "layers": [layer], "composite": layer})

    assert files["background"] is None
    assert files["layers"] == [files["composite"]]


def test_sketchpad_draws_in_black_alone_by_default():
    brush = Sketchpad().props()["brush"]

    assert brush["colors"] == ["#000000"]
    assert brush["color_mode"] == "fixed"


def test_sketchpad_can_be_made_without_tools_and_layers():
    pad = Sketchpad(eraser=False, layers=False)

    assert pad.props()["eraser"] is False
    assert pad.layers == LayerOptions(disabled=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"canvas_size": (0, 5)}, r"`canvas_size` must be \(width, height\)"),
        ({"canvas_size": "800"}, "`canvas_size` must be"),
        ({"type": "array"}, "`type` must be one of"),
        ({"transforms": ["rotate"]}, "`transforms` must be a list of"),
        ({"sources": ["scanner"]}, "`sources` must be a list of"),
    ],
)
def test_sketchpad_explains_wrong_arguments(arguments, message):
    with pytest.raises(ArgumentError, match=message):
        Sketchpad(**arguments)


@pytest.mark.parametrize(("given", "size"), [(512, (512, 512)), (None, (800, 800)), ([640, 480], (640, 480))])
def test_a_paper_has_the_size_that_programs_write_in_one_number_or_none(given, size):
    assert Sketchpad(canvas_size=given).canvas_size == size


def test_a_brush_begins_with_its_first_colour():
    assert Brush(colors=["red", "blue"]).default_color == "red"
    assert Brush(colors="red").colors == ["red"]
    assert len(Brush().colors) == 5


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        (Brush, {"color_mode": "free"}),
        (Brush, {"colors": []}),
        (Brush, {"default_size": 0}),
        (Eraser, {"default_size": "big"}),
    ],
)
def test_tools_explain_wrong_arguments(tool, arguments):
    with pytest.raises(ArgumentError):
        tool(**arguments)


def test_existing_clients_see_the_parts_of_a_drawing():
    client_utils = pytest.importorskip("gradio_client.utils")

    told = client_utils.json_schema_to_python_type(Sketchpad().api_info())

    assert told == (
        "dict(background: filepath | None, layers: list[filepath], composite: filepath | None, id: str | None)"
    )
