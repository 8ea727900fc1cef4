"""Files on their way from a visitor's machine to a function."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import httpx
from playwright.sync_api import Page, Route, expect

import hiroba as gr

CONTENT = bytes(range(251)) * 20_000
"""Five megabytes, which a page sends by the resumable routes."""


def digest(path: str) -> str:
    return f"{Path(path).name} {hashlib.sha256(Path(path).read_bytes()).hexdigest()}"


def desk() -> gr.Blocks:
    with gr.Blocks() as demo:
        given = gr.File(label="Given", interactive=True)
        given.upload(digest, given, gr.Textbox(label="Digest"))
        seen = [gr.Textbox(label="Path for a script"), gr.Textbox(label="Address for a script")]
        given.upload(None, given, seen, js="(file) => [file.path, file.url]")
    return demo


def choose(page: Page, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="upload").first.click()
    chooser.value.set_files(path)


def test_a_large_file_arrives_whole_although_the_connection_breaks(
    serve: Callable[..., str], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(serve(desk()))
    broken: list[str] = []

    def break_off_once(route: Route) -> None:
        if broken or route.request.method != "PATCH":
            route.continue_()
            return
        broken.append(route.request.url)
        httpx.patch(route.request.url, content=CONTENT[:2_000_000], headers={"upload-offset": "0"})
        route.abort("connectionreset")

    page.route("**/hiroba/uploads/*", break_off_once)
    choose(page, tmp_path / "статья 日本.bin", CONTENT)
    expect(page.get_by_label("Digest")).to_have_value(f"статья 日本.bin {hashlib.sha256(CONTENT).hexdigest()}")
    assert len(broken) == 1


def test_a_file_over_the_limit_is_refused_with_the_limit(
    serve: Callable[..., str], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(serve(desk(), max_file_size="4mb"))
    choose(page, tmp_path / "large.bin", CONTENT)
    expect(page.get_by_text("maximum allowed size of 4 MB").first).to_be_visible()


def test_a_script_knows_a_file_by_the_path_that_functions_get(
    serve: Callable[..., str], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(serve(desk()))
    choose(page, tmp_path / "a #1.txt", b"hello")
    expect(page.get_by_label("Path for a script")).not_to_have_value("")
    assert Path(page.get_by_label("Path for a script").input_value()).read_bytes() == b"hello"
    assert page.request.get(page.get_by_label("Address for a script").input_value()).body() == b"hello"
