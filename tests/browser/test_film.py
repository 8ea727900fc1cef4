"""Films as people use them: played by hand and by keys, uploaded, recorded, trimmed, and played while they are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.axe import violations
from tests.browser.media_hands import choose, expect_told
from tests.components.films import film

import hiroba as gr

pytest.importorskip("av")

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
PAGE_RULES = ("page-has-heading-one", "region", "landmark-one-main")
LINES = [{"text": "Hello", "timestamp": [0, 1.5]}]


def look(path: str | None) -> str:
    from hiroba.files.media.film import probe_film

    if path is None:
        return "nothing"
    info = probe_film(path)
    return f"{info.ending} {info.picture} {'loud' if info.sound else 'silent'} {info.duration_s or 0:.1f}"


@pytest.fixture
def cinema(serve: Serve, tmp_path: Path) -> str:
    """The address of an app with films to take in and to look at."""
    with gr.Blocks() as demo:
        taken = gr.Video(label="Taken", format="mp4")
        camera = gr.Video(label="Camera", sources="webcam")
        shown = gr.Video(str(film(tmp_path / "shown.mp4", 2)), label="Shown", interactive=False, subtitles=LINES)
        told = gr.Textbox(label="Told")
        heard = gr.Textbox(label="Heard")
        taken.change(look, taken, told)
        camera.stop_recording(look, camera, told)
        camera.clear(lambda: "cleared", None, told)
        for event in (shown.play, shown.pause, shown.end):
            # One after the other: of two that run at once, either may be the last to write.
            event(lambda name=event.event.name: name, None, heard, concurrency_id="heard")
    return serve(demo, allowed_paths=[str(tmp_path)])


def field(page: Page, label: str) -> Locator:
    return page.locator("[data-field]").filter(has_text=re.compile(f"^{label}"))


def test_a_film_is_uploaded_and_trimmed_by_keys(cinema: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(cinema)
    choose(page, "Drop a film", film(tmp_path / "mine.webm", 2, codec="libvpx"))
    expect_told(page, re.compile(r"^mp4 h264 loud 2\.\d"))
    taken = field(page, "Taken")

    taken.get_by_role("button", name="Trim").click()
    taken.get_by_role("slider", name="End").press("PageDown")
    taken.get_by_role("button", name="Keep this part").click()

    expect_told(page, re.compile(r"^mp4 h264 loud 1\.\d"))
    taken.get_by_role("button", name="Clear").click()
    expect_told(page, "nothing")


def test_a_film_is_recorded_by_the_camera(cinema: str, open_page: OpenPage) -> None:
    page = open_page(cinema)
    camera = field(page, "Camera")
    camera.get_by_role("button", name="Record").click()
    expect(camera.get_by_role("timer")).to_have_text("0:01")

    camera.get_by_role("button", name="Stop recording").click()

    expect_told(page, re.compile(r"^(mp4 h264|webm vp\d) silent"))
    camera.get_by_role("button", name="Clear").click()
    expect_told(page, "cleared")
    expect(camera.get_by_role("button", name="Record")).to_be_enabled()


def test_a_film_is_played_by_keys(cinema: str, open_page: OpenPage) -> None:
    page = open_page(cinema)
    shown = field(page, "Shown")
    expect(shown.get_by_text("0:02")).to_be_visible()
    video = shown.locator("video")

    shown.get_by_role("slider", name="Position").press("k")
    expect(page.get_by_label("Heard")).to_have_value("play")
    assert video.evaluate("v => v.textTracks[0].activeCues[0]?.text ?? v.textTracks[0].cues[0].text") == "Hello"
    page.keyboard.press("m")
    page.keyboard.press("End")
    expect(page.get_by_label("Heard")).to_have_value("end")
    page.keyboard.press("5")

    expect(shown.get_by_role("slider", name="Position")).to_have_attribute("aria-valuetext", "0:01 of 0:02")
    assert video.evaluate("v => v.muted")


def test_a_film_plays_while_it_is_made_and_a_late_page_joins(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    go_on = Event()

    def shoot() -> Iterator[Path]:
        for i in range(3):
            yield film(tmp_path / f"part-{i}.ts", phase_s=i)
        go_on.wait(30)
        yield film(tmp_path / "last.mp4", phase_s=3)

    with gr.Blocks() as demo:
        shown = gr.Video(label="Shown", streaming=True, autoplay=True, interactive=False)
        shown.end(lambda: "over", None, gr.Textbox(label="Told"))
        gr.Button("Shoot").click(shoot, None, shown)
    page = open_page(serve(demo, allowed_paths=[str(tmp_path)]))
    page.get_by_role("button", name="Shoot").click()
    moved = "() => document.querySelector('video')?.currentTime > 0.2"
    page.wait_for_function(moved)
    buffered = "v => [v.buffered.length, Math.round(v.buffered.end(0))]"
    page.wait_for_function("() => document.querySelector('video')?.buffered.end(0) > 2.5")
    assert page.locator("video").evaluate(buffered) == [1, 3]

    page.reload()
    page.wait_for_function("() => document.querySelector('video')?.currentTime > 2")
    go_on.set()

    expect_told(page, "over")
    expect(page.get_by_text("0:04")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert look(str(download.value.path())).endswith("loud 4.0")


def test_a_camera_waits_to_be_asked_for_and_says_what_to_do_when_blocked(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Video(label="Camera", sources="webcam")
    page = open_page(serve(demo))
    page.add_init_script(
        "navigator.permissions.query = async () => ({ state: 'prompt' });"
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    page.reload()
    camera = field(page, "Camera")
    expect(camera.get_by_role("button", name="Record")).to_be_disabled()
    expect(page.get_by_role("alert")).to_have_count(0)

    camera.get_by_role("button", name="Use the camera").click()

    expect(page.get_by_role("alert")).to_contain_text("The camera is blocked. Allow it")
    expect(page.get_by_role("button", name="Try again")).to_be_enabled()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_shows_all(cinema: str, open_page: OpenPage, scheme: str) -> None:
    page = open_page(cinema, color_scheme=scheme, reduced_motion="reduce", **PHONE)
    expect(page.get_by_text("0:02")).to_be_visible()
    expect(page.get_by_role("button", name="Record")).to_be_enabled()

    assert "\n".join(violations(page, but=PAGE_RULES)) == ""
    assert page.evaluate("document.documentElement.scrollWidth") == 390
