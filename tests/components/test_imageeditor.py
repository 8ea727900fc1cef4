from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from hiroba.components.imageeditor import ImageEditor
from hiroba.components.imagemask import ImageMask
from hiroba.components.layer_options import LayerOptions
from hiroba.components.paint import Paint
from hiroba.components.sketchpad import Sketchpad
from hiroba.errors import PayloadError
from hiroba.wire.values import FileData

SIZE = (20, 10)


@pytest.fixture
def picture(tmp_path):
    """Return a function that makes an uploaded picture of 20 by 10 pixels: one colour, or one with a pixel of another."""

    def make(name, ground, ink=None, at=(3, 3)):
        made = Pillow.new("RGBA", SIZE, ground)
        if ink:
            made.putpixel(at, ink)
        made.save(tmp_path / name)
        return FileData(path=str(tmp_path / name), orig_name=name)

    return make


@pytest.fixture
def drawn(picture):
    """What the page sends: a blue picture, red and green ink on two layers, a bare third one."""
    bare = (0, 0, 0, 0)
    red = picture("red.png", bare, (255, 0, 0, 255))
    green = picture("green.png", bare, (0, 255, 0, 255), (5, 5))
    blue = picture("blue.png", (0, 0, 255, 255))
    return {"background": blue, "layers": [red, green, None], "composite": None, "size": list(SIZE), "hidden": []}


def test_the_parts_of_a_drawing_are_laid_together_where_a_function_asks(drawn):
    drawing = ImageEditor().preprocess(drawn)

    assert drawing["composite"][3, 3].tolist() == [255, 0, 0, 255]
    assert drawing["composite"][5, 5].tolist() == [0, 255, 0, 255]
    assert drawing["composite"][0, 0].tolist() == [0, 0, 255, 255]


def test_a_hidden_layer_is_a_bare_one_and_no_part_of_the_whole(drawn):
    drawing = ImageEditor().preprocess({**drawn, "hidden": [0]})

    assert drawing["composite"][3, 3].tolist() == [0, 0, 255, 255]
    assert [bool(layer.any()) for layer in drawing["layers"]] == [False, True, False]


def test_a_bare_layer_has_the_size_of_the_picture(drawn):
    bare = ImageEditor().preprocess(drawn)["layers"][2]

    assert bare.shape == (10, 20, 4)
    assert not bare.any()


def test_a_picture_without_ink_has_the_layers_that_the_author_named(drawn):
    editor = ImageEditor(layers=LayerOptions(layers=["Mask", "Notes"]))

    drawing = editor.preprocess({"background": drawn["background"], "layers": [], "composite": None})

    assert [layer.shape for layer in drawing["layers"]] == [(10, 20, 4)] * 2
    assert np.array_equal(drawing["background"], drawing["composite"])


def test_paths_are_those_of_the_files_that_are_there(drawn, store):
    drawing = ImageEditor(type="filepath", format="png").preprocess(drawn)

    assert drawing["background"] == drawn["background"].path
    assert drawing["layers"][0] == drawn["layers"][0].path
    assert Pillow.open(drawing["composite"]).getpixel((3, 3)) == (255, 0, 0, 255)


def test_paths_in_another_mode_keep_the_format_of_their_files(drawn, store):
    drawing = ImageEditor(type="filepath", image_mode="L").preprocess(drawn)

    assert [Path(path).suffix for path in (drawing["background"], drawing["layers"][0])] == [".png", ".png"]


@pytest.mark.parametrize("layers", [[None] * 65, "many", ["a.png"]], ids=["too many", "no list", "no files"])
def test_layers_that_are_none_are_refused(drawn, layers):
    with pytest.raises(PayloadError):
        ImageEditor().preprocess({**drawn, "layers": layers})


def test_what_a_page_tells_wrongly_counts_for_nothing(drawn):
    told = {"hidden": "all", "size": ["wide", None]}

    assert ImageEditor().preprocess({**drawn, **told})["composite"][3, 3].tolist() == [255, 0, 0, 255]


@pytest.mark.parametrize("preset", [Sketchpad, ImageMask, Paint])
def test_a_preset_is_the_same_editor_to_the_page(preset):
    assert preset.kind == ImageEditor.kind == "imageeditor"
    assert preset.EVENTS == ImageEditor.EVENTS
    assert preset.defaults is ImageEditor.defaults


def test_presets_begin_differently():
    assert Sketchpad().props()["brush"]["color_mode"] == "fixed"
    assert Sketchpad().sources == Paint().sources == []
    assert len(Paint().props()["brush"]["colors"]) == 5
    assert ImageMask().layers.disabled
    assert ImageMask().sources == ["upload", "webcam", "clipboard"]
    assert ImageMask().transforms == Paint().transforms == ["crop"]
