"""`import gradio` when it means Hiroba."""

from __future__ import annotations

import base64
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tests.components.films import film

import hiroba as hb
from hiroba._modules_data import INNER
from hiroba.cli.compat import let_gradio_mean_hiroba
from hiroba.errors import BuildError
from hiroba.testing import User


@pytest.fixture(autouse=True)
def gradio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Gradio, as a program imports it."""
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    let_gradio_mean_hiroba()
    yield importlib.import_module("gradio")
    for name in [name for name in sys.modules if name.partition(".")[0] == "gradio"]:
        del sys.modules[name]


def imported(line: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(
        compile(line, "program", "exec", dont_inherit=True), names
    )  # the way in which a program imports is what is tested
    return names


@pytest.mark.parametrize("name", INNER)
def test_every_name_from_inside_of_gradio_is_there(name: str) -> None:
    assert imported(f"from gradio.utils import {name}")[name] is not None


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("gradio.oauth", "get_space"),
        ("hiroba.oauth", "get_space"),
        ("gradio.components.file", "NamedString"),
        ("hiroba.blocks", "EventListener"),
        ("gradio.blocks", "BUILT_IN_THEMES"),
    ],
)
def test_a_module_has_what_it_imports_from_others(module: str, name: str) -> None:
    assert imported(f"from {module} import {name}")[name] is not None


def test_the_request_of_a_run_is_known_without_asking_for_it() -> None:
    local = imported("from gradio.context import LocalContext")["LocalContext"]
    with hb.Blocks() as demo:
        box, button = hb.Textbox(), hb.Button()
        button.click(lambda: local.request.get().session_hash, None, box)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(box)
    assert local.request.get(None) is None


def test_the_themes_of_gradio_are_found_by_their_names() -> None:
    themes = imported("from gradio.utils import BUILT_IN_THEMES")["BUILT_IN_THEMES"]
    assert isinstance(themes["soft"], hb.themes.Soft)


@pytest.mark.parametrize(
    "line",
    [
        "from gradio.data_classes import SomethingElse",
        "from gradio.utils import nothing_of_the_kind",
        "from gradio import nothing_of_the_kind",
        "import gradio.nothing_of_the_kind",
    ],
)
def test_an_import_of_what_is_not_there_fails_at_once_and_names_it(line: str) -> None:
    with pytest.raises(ImportError, match=r"uses `gradio\S*\.(SomethingElse|nothing_of_the_kind)`, which Hiroba does"):
        imported(line)


def test_modules_are_found_as_names_and_as_imports(gradio: Any) -> None:
    assert gradio.validators.is_audio_correct_length is hb.validators.is_audio_correct_length
    assert imported("from gradio.mcp import tool")["tool"] is hb.mcp.tool
    assert imported("import gradio.components.chatbot as c")["c"].ChatMessage is hb.ChatMessage
    assert gradio.data_classes.FileData is hb.FileData


def test_what_is_being_built_is_known(gradio: Any) -> None:
    assert gradio.context.Context.root_block is None
    with hb.Blocks() as demo, hb.Row() as row:
        assert gradio.context.Context.root_block is demo
        assert gradio.context.Context.block is row
        placed = gradio.components.get_component_instance("textbox", render=True)
    assert placed.parent is row


def test_a_log_of_a_programs_own_is_made_harmless(gradio: Any) -> None:
    assert gradio.utils.sanitize_list_for_csv([["=1+1", 2], "+3"]) == [["'=1+1", 2], "+3"]
    assert gradio.utils.sanitize_value_for_csv("@a") == "'@a"
    assert [gradio.utils.is_prop_update(value) for value in (gradio.update(value=1), {"a": 1}, "a")] == [
        True,
        False,
        False,
    ]
    file = json.dumps({"path": "a.png", "meta": {"_type": "gradio.FileData"}})
    assert [gradio.utils.simplify_file_data_in_str(text) for text in (file, "[1]", "a")] == ["a.png", "[1]", "a"]


def test_a_program_makes_a_film_playable(gradio: Any, tmp_path: Path) -> None:
    path = film(tmp_path / "film.avi")
    assert not gradio.processing_utils.video_is_playable(path)
    assert gradio.processing_utils.video_is_playable(gradio.processing_utils.convert_video_to_playable_mp4(path))


def test_files_are_written_for_a_program(gradio: Any, tmp_path: Path) -> None:
    tools, folder = gradio.processing_utils, str(tmp_path)
    with Image.open(tools.save_pil_to_cache(Image.new("RGB", (3, 2)), folder, format="png")) as picture:
        assert picture.size == (3, 2)
    with Image.open(tools.save_img_array_to_cache(np.zeros((2, 5, 3), np.uint8), folder)) as picture:
        assert picture.size == (5, 2)
    rate_hz, samples = tools.audio_from_file(
        tools.save_audio_to_cache(np.zeros(100, np.int16), 8000, "wav", folder), crop_min=50
    )
    assert (rate_hz, len(samples)) == (8000, 50)
    tools.audio_to_file(8000, samples, tmp_path / "half.wav")
    assert Path(tools.save_file_to_cache(tmp_path / "half.wav", folder)).name == "half.wav"
    text = f"data:text/plain;base64,{base64.b64encode(b'hello').decode()}"
    assert Path(tools.save_base64_to_cache(text, folder)).read_bytes() == b"hello"


def test_a_program_learns_where_it_runs(gradio: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYSTEM", raising=False)
    assert gradio.utils.get_space() is None
    monkeypatch.setenv("SYSTEM", "spaces")
    monkeypatch.setenv("SPACE_ID", "me/app")
    assert gradio.utils.get_space() == "me/app"
    assert not gradio.utils.colab_check()
    assert not gradio.utils.is_zero_gpu_space()
    assert gradio.__version__ == gradio.utils.get_package_version() == hb.__version__


def test_values_and_errors_have_the_names_that_programs_use(gradio: Any) -> None:
    model = imported(
        "from gradio.data_classes import GradioModel, FileData\nclass Point(GradioModel):\n    x: int\n    file: FileData"
    )
    assert model["Point"](x=1, file=hb.FileData(path="a")).x == 1
    assert gradio.exceptions.DuplicateBlockError is BuildError
    value = imported("from gradio.components.multimodal_textbox import MultimodalData as Data")["Data"](
        text="a", files=[]
    )
    assert value["text"] == "a"
    assert gradio.events.Events.change.name == "change"


def test_an_app_is_made_for_a_server_of_the_programs_own(gradio: Any) -> None:
    with hb.Blocks() as demo:
        hb.Textbox()

    assert callable(gradio.routes.App.create_app(demo))
