"""Modules that programs of the compatible API import from are there, and their names are the real ones."""

import base64
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from starlette.requests import Request

import hiroba as gr
from hiroba._modules_data import MODULES

IMPORTS = {
    "route_utils": "Request get_root_url",
    "routes": "mount_gradio_app Request Header App",
    "helpers": "create_examples Examples Progress EventData update skip validate Info Warning Success",
    "processing_utils": "encode_pil_to_bytes encode_pil_to_base64 save_pil_to_cache save_img_array_to_cache save_audio_to_cache "
    "save_bytes_to_cache save_file_to_cache save_base64_to_cache save_url_to_cache hash_file hash_bytes audio_from_file audio_to_file "
    "convert_to_16_bit_wav decode_base64_to_image resize_and_crop get_video_length to_binary encode_plot_to_base64 extract_base64_data",
    "image_utils": "decode_base64_to_image decode_base64_to_image_array encode_image_to_base64 encode_image_array_to_base64 open_image",
    "utils": "NamedString get_space colab_check get_package_version FileSize NO_RELOAD set_static_paths abspath get_upload_folder "
    "get_cache_folder get_theme is_in_or_equal set_directory is_zero_gpu_space ipython_check",
    "blocks": "Blocks Block BlockContext",
    "components.base": "Component FormComponent server",
    "components.image_editor": "ImageEditor Brush Eraser LayerOptions WebcamOptions",
    "components.native_plot": "LinePlot ScatterPlot BarPlot",
    "components": "Textbox Button Component FormComponent StreamingInput",
    "layouts": "Row Column Form Tab",
    "layouts.row": "Row",
    "layouts.tabs": "Tab Tabs TabItem",
    "events": "Dependency EventData SelectData LikeData KeyUpData Events EventListener on api",
    "exceptions": "Error DuplicateBlockError InvalidApiNameError RenderError InvalidPathError",
    "context": "Context",
    "data_classes": "FileData GradioModel GradioRootModel ImageData GalleryImage GalleryVideo DialogueLine TextMessage EditorData",
    "flagging": "FlaggingCallback SimpleCSVLogger CSVLogger ChatCSVLogger",
    "external": "load load_chat load_openapi",
    "server": "Server",
    "interface": "Interface TabbedInterface",
    "chat_interface": "ChatInterface",
    "templates": "TextArea Sketchpad Paint ImageMask PlayableVideo Microphone Files Numpy Matrix List",
    "oauth": "OAuthProfile OAuthToken",
    "validators": "is_audio_correct_length is_video_correct_length",
    "media": "get_image get_video get_audio get_model3d get_file",
    "caching": "cache Cache",
    "i18n": "I18n",
    "renderable": "render",
    "themes": "Base Soft",
    "themes.base": "Base",
    "themes.utils": "colors sizes fonts",
    "themes.utils.colors": "red Color",
    "themes.utils.sizes": "text_md Size",
    "themes.utils.fonts": "GoogleFont Font",
}


@pytest.mark.parametrize("module", IMPORTS)
def test_programs_find_what_they_import(module: str) -> None:
    found = import_module(f"hiroba.{module}")

    assert [name for name in IMPORTS[module].split() if getattr(found, name, None) is None] == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_name_of_the_table_is_there(module: str) -> None:
    found = import_module(f"hiroba.{module}")

    assert [name for name in dir(found) if getattr(found, name, None) is None] == []


def test_programs_read_the_release_of_the_compatible_api() -> None:
    assert [int(part) for part in gr.__version__.split(".")] >= [6, 31, 0]
    assert gr.__version__ == gr.get_package_version() == gr.utils.get_package_version()


def test_a_request_tells_under_which_address_the_app_is_seen() -> None:
    headers = [(b"host", b"a.example")]
    place = {"scheme": "http", "path": "/app/config", "root_path": "/app", "query_string": b"q=1"}
    asked = Request({"type": "http", "method": "GET", "headers": headers, **place})
    find = gr.route_utils.get_root_url
    assert find(asked, "/config", None) == find(gr.Request(asked), "/config", None) == "http://a.example/app"
    assert find(asked, "/config", "https://b.example/x/") == "https://b.example/x"


def test_modules_are_attributes_of_the_package() -> None:
    assert gr.routes.Request is gr.Request
    assert gr.utils.NamedString("a.txt").name == "a.txt"
    assert gr.blocks.BlockContext.__subclasses__()


@pytest.mark.parametrize("name", ["colors", "fonts", "sizes"])
def test_a_module_under_another_name_is_the_same(name: str) -> None:
    assert import_module(f"hiroba.themes.utils.{name}") is getattr(gr.themes, name)


def test_a_name_that_is_not_offered_says_so() -> None:
    with pytest.raises(AttributeError, match=r"`hiroba\.queueing`|no name `queueing`"):
        _ = gr.queueing
    with pytest.raises(AttributeError, match=r"`hiroba\.utils` has no `async_iteration`.*docs/compatibility\.md"):
        _ = gr.utils.async_iteration
    with pytest.raises(ImportError, match="special_args"):
        exec("from hiroba.helpers import special_args")


def test_modules_load_nothing_before_a_name_is_used() -> None:
    program = (
        "import sys, hiroba, hiroba.routes, hiroba.processing_utils, hiroba.blocks\n"
        "print({'numpy', 'starlette', 'PIL', 'asyncio'} & set(sys.modules))"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ended.stdout == "set()\n"


def test_pictures_become_text_and_files(tmp_path: Path) -> None:
    utils, picture = gr.processing_utils, Image.new("RGB", (2, 3), "red")

    text = utils.encode_pil_to_base64(picture)
    path = utils.save_pil_to_cache(picture, str(tmp_path), name="red", format="png")

    assert text.startswith("data:image/png;base64,")
    assert utils.decode_base64_to_image(text).size == (2, 3)
    with Image.open(path) as saved:
        assert saved.size == (2, 3)
    assert utils.save_base64_to_cache(text, str(tmp_path), "red.png") == path
    assert Path(utils.save_file_to_cache(path, str(tmp_path / "other"))).read_bytes() == Path(path).read_bytes()
    assert utils.save_bytes_to_cache(b"x", "../../x.txt", str(tmp_path)).startswith(str(tmp_path.resolve()))
    assert gr.image_utils.encode_image_array_to_base64(np.zeros((2, 2, 3), np.uint8)).startswith("data:image/png")
    assert utils.resize_and_crop(picture, (4, 4)).size == (4, 4)
    assert utils.to_binary({"data": "data:text/plain;base64," + base64.b64encode(b"hello").decode()}) == b"hello"


def test_sounds_become_files(tmp_path: Path) -> None:
    utils, samples = gr.processing_utils, np.linspace(-1, 1, 100)

    path = utils.save_audio_to_cache(samples, 8000, "wav", str(tmp_path))
    rate_hz, read = utils.audio_from_file(path, crop_min=50)

    assert (rate_hz, read.shape, read.dtype) == (8000, (50,), np.int16)
    assert utils.convert_to_16_bit_wav(samples).dtype == np.int16


def test_what_is_no_base64_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Base64.*'\*\*\*'"):
        gr.processing_utils.decode_base64_to_image("***")


def test_a_component_of_an_author_takes_events_from_the_list() -> None:
    class Field(gr.components.base.Component):
        EVENTS = (gr.events.Events.change, gr.events.Events.submit)

    assert Field.EVENTS == ["change", "submit"]
    assert Field.has_event("submit")


def test_an_event_of_others_says_when_it_happens() -> None:
    assert gr.events.EventListener("hum", doc="Triggered when it hums.").doc == "Triggered when it hums."
