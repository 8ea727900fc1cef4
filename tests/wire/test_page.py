"""The description of a page goes to JSON and back, and renders the same."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec
import pytest

import hiroba as gr
from hiroba.errors import LaunchError
from hiroba.files.access import AccessRules
from hiroba.files.gate import FileGate
from hiroba.files.store import FileStore
from hiroba.graph.model import AppModel
from hiroba.server.page import PageFiles, render_page
from hiroba.server.settings import Settings
from hiroba.themes.find import THEMES
from hiroba.wire.page import PageDescription


def describe(tmp_path: Path) -> PageDescription:
    with gr.Blocks(title="Shop") as demo, gr.Row():
        name = gr.Textbox("Ada", label="Name")
        gr.Button("Greet").click(str.upper, name, name, js="(x) => x").then(lambda: None)
    page = AppModel(demo, FileGate(FileStore(tmp_path), AccessRules((), ()))).page("")
    assert page is not None
    return page


def test_a_page_goes_to_json_and_back_unchanged(tmp_path: Path) -> None:
    page = describe(tmp_path)
    assert msgspec.json.decode(msgspec.json.encode(page), type=PageDescription) == page


def test_a_page_from_json_renders_the_same(tmp_path: Path) -> None:
    page = describe(tmp_path)
    again = msgspec.json.decode(msgspec.json.encode(page), type=PageDescription)
    files = PageFiles(_built(tmp_path / "page"))
    assert render_page(again, files, "./", Settings()) == render_page(page, files, "./", Settings())


def test_markup_in_a_value_cannot_leave_the_description(tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        gr.Textbox("</script><script>alert(1)</script>")
    page = AppModel(demo, FileGate(FileStore(tmp_path), AccessRules((), ()))).page("")
    assert page is not None
    html = render_page(page, PageFiles(_built(tmp_path / "page")), "./", Settings()).decode()
    assert "<script>alert" not in html


SLIDER = "src/components/slider/index.ts"
LOADERS = "src/lib/loaders.ts"


@pytest.mark.parametrize(
    ("kinds", "further"), [({"textbox"}, []), ({"textbox", "slider"}, ["assets/slider.js", "assets/loaders.js"])]
)
def test_a_page_loads_at_once_what_its_components_need(tmp_path: Path, kinds: set[str], further: list[str]) -> None:
    files = PageFiles(_built(tmp_path, {SLIDER: "assets/slider.js", LOADERS: "assets/loaders.js"}))
    assert files.scripts(kinds) == (
        "assets/main.js",
        further,
        ["assets/main.css", *(f"{file}.css" for file in further)],
    )


def test_a_front_end_of_another_version_is_named(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match=r"another version: `src/lib/loaders\.ts` is missing\. Run `make page`"):
        PageFiles(_built(tmp_path, {SLIDER: "assets/slider.js"})).scripts({"slider"})
    with pytest.raises(LaunchError, match=r"is not built.*or run `make page`"):
        PageFiles(tmp_path / "nowhere").scripts({"slider"})


def test_a_page_brings_the_fonts_of_its_theme(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    page, files = describe(tmp_path), PageFiles(_built(tmp_path / "page", {"src/fonts/space-mono.ts": "assets/s.js"}))
    fonts = [gr.themes.GoogleFont("Space Mono"), gr.themes.LocalFont("Mine"), gr.themes.GoogleFont("Far Away")]
    html = render_page(page, files, "../", Settings(theme=gr.themes.Base(font=fonts))).decode()
    assert '<link rel="stylesheet" href="../hiroba/assets/assets/s.js.css">' in html
    assert "The font 'Far Away' is not fetched from Google" in caplog.text
    assert "Mine" not in caplog.text


@pytest.mark.parametrize("name", sorted(THEMES))
def test_the_fonts_of_every_theme_are_brought(name: str) -> None:
    files = PageFiles()
    wanted = {font.name for font in THEMES[name]().wanted_fonts()} - {"Optima", "Candara"}  # those of systems
    assert {font for font in wanted if files.font_style(font) is None} == set()


def test_a_front_end_that_is_built_anew_under_a_server_is_read_again(tmp_path: Path) -> None:
    files = PageFiles(_built(tmp_path))
    manifest = tmp_path / ".vite" / "manifest.json"
    before = files.build
    manifest.write_text(manifest.read_text().replace("main.js", "new.js"))
    os.utime(manifest, ns=(before + 1, before + 1))
    assert files.build != before
    assert files.scripts({"textbox"})[0] == "assets/new.js"

    manifest.unlink()  # it is being built once more
    assert files.scripts({"textbox"})[0] == "assets/new.js"


def _built(folder: Path, further: Mapping[str, str] = MappingProxyType({})) -> Path:
    """Return a folder that looks like a built front end, with further chunks as files by their names."""
    chunks = {
        name: {"file": file, "imports": ["src/main.ts"], "css": [f"{file}.css"]} for name, file in further.items()
    }
    manifest = {"src/main.ts": {"file": "assets/main.js", "css": ["assets/main.css"]}, **chunks}
    (folder / ".vite").mkdir(parents=True)
    (folder / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    return folder
