"""Pictures, sound and files, as people use them: by hand, by keys, by camera and microphone, on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.media_hands import RATE_HZ, box_of, choose, drop, expect_told, paste, picture, sound, told

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
PAGE_RULES = ("page-has-heading-one", "region", "landmark-one-main")


def shape(image: np.ndarray | None) -> str:
    return "nothing" if image is None else f"{image.shape} {image[-1, -1].tolist()}"


STARTS = """
    window.starts = [];
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (at) {
        starts.push([at, this.buffer.duration]);
        start.call(this, at);
    };
"""
"""Notes when each piece of a sound begins and how long it is."""


def test_a_picture_is_dropped_on_the_frame(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(serve(told(gr.Image(label="Picture", render=False), "upload", shape)))

    drop(page, page.locator("[data-drop-zone]"), picture(tmp_path))

    expect_told(page, "(40, 60, 3) [0, 0, 255]")


def test_a_picture_is_pasted(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(serve(told(gr.Image(label="Picture", render=False), "change", shape)))
    page.get_by_role("button", name="click to upload").focus()

    paste(page, picture(tmp_path))

    expect_told(page, "(40, 60, 3) [0, 0, 255]")


def test_what_is_no_picture_is_refused_where_it_was_dropped(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("roses")
    page = open_page(serve(told(gr.Image(label="Picture", render=False), "upload", shape)))

    choose(page, "upload", tmp_path / "poem.txt")

    expect(page.get_by_role("alert")).to_contain_text("Invalid file type: poem.txt")


def test_a_picture_is_cleared_and_another_one_given(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(serve(told(gr.Image(label="Picture", render=False), "change", shape)))
    choose(page, "upload", picture(tmp_path))
    expect_told(page, re.compile("40, 60"))

    page.get_by_role("button", name="Remove image").click()

    expect_told(page, "nothing")
    expect(page.get_by_role("button", name="click to upload")).to_be_visible()


def test_the_camera_takes_a_picture(serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(told(gr.Image(label="Picture", render=False), "upload", shape)))
    page.get_by_role("button", name="Use the camera").click()

    page.get_by_role("button", name="Take a picture").click()

    expect_told(page, re.compile(r"\(\d+, \d+, 3\)"))
    expect(page.get_by_role("img", name="Picture")).to_be_visible()


def test_frames_of_the_camera_are_streamed(serve: Serve, open_page: OpenPage) -> None:
    seen: list[tuple[int, ...]] = []

    def look(frame: np.ndarray) -> str:
        seen.append(frame.shape)
        return f"{len(seen)} frames"

    with gr.Blocks() as demo:
        camera = gr.Image(label="Camera", sources="webcam", streaming=True)
        camera.stream(look, camera, gr.Textbox(label="Told"), stream_every=0.1)
    page = open_page(serve(demo))

    page.get_by_role("button", name="Start streaming").click()

    expect_told(page, re.compile(r"^([3-9]|\d\d+) frames"))
    page.get_by_role("button", name="Stop streaming").click()


def test_a_slow_function_gets_new_frames_and_a_stream_ends_at_its_limit(serve: Serve, open_page: OpenPage) -> None:
    seen: list[int] = []

    def look(frame: np.ndarray) -> str:
        time.sleep(0.4)
        seen.append(len(frame))
        return f"{len(seen)} frames"

    with gr.Blocks() as demo:
        camera = gr.Image(label="Camera", sources="webcam", streaming=True)
        camera.stream(look, camera, gr.Textbox(label="Told"), stream_every=0.05, time_limit=2)
    page = open_page(serve(demo))
    sent: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    page.reload()

    page.get_by_role("button", name="Start streaming").click()

    expect(page.get_by_role("button", name="Stop streaming")).to_be_visible()
    expect(page.get_by_role("button", name="Start streaming")).to_be_visible()
    pictures = [data for data in sent if isinstance(data, bytes)]
    expect_told(page, f"{len(pictures)} frames")
    assert len(pictures) <= 6
    assert all(b"\xff\xd8\xff" in data[:200] for data in pictures)


def test_a_click_on_a_picture_tells_its_pixel(serve: Serve, open_page: OpenPage) -> None:
    def tell(event: gr.SelectData) -> str:
        return str(event.index)

    with gr.Blocks() as demo:
        shown = gr.Image(np.zeros((40, 60, 3), np.uint8), label="Picture", interactive=False)
        shown.select(tell, None, gr.Textbox(label="Told"))
    page = open_page(serve(demo))
    image = page.get_by_role("img", name="Picture")
    box = box_of(image)

    image.click(position={"x": box["width"] * 0.755, "y": box["height"] * 0.51})

    expect_told(page, "[45, 20]")


def test_a_pixel_is_picked_by_keys(serve: Serve, open_page: OpenPage) -> None:
    def tell(event: gr.SelectData) -> str:
        return str(event.index)

    with gr.Blocks() as demo:
        shown = gr.Image(np.zeros((50, 100, 3), np.uint8), label="Picture", interactive=False)
        shown.select(tell, None, gr.Textbox(label="Told"))
    page = open_page(serve(demo))

    page.get_by_role("button", name="Pick a point").press("Shift+ArrowRight")
    page.get_by_role("button", name="Pick a point").press("Enter")

    expect_told(page, "[60, 25]")


def test_a_picture_fills_the_screen_and_leaves_it(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Image(np.zeros((40, 60, 3), np.uint8), label="Picture", interactive=False)
    page = open_page(serve(demo))

    page.get_by_role("button", name="Fullscreen").click()

    expect(page.locator("[data-media-frame][data-state=fullscreen]")).to_be_visible()
    page.get_by_role("button", name="Leave full screen").click()
    expect(page.locator("[data-media-frame][data-state=idle]")).to_be_visible()


def listen(sample: tuple[int, np.ndarray] | None) -> str:
    return "nothing" if sample is None else f"{sample[0]} {sample[1].dtype} {len(sample[1]) / sample[0]:.1f}"


def test_a_sound_plays_pauses_and_tells_so(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        tune = gr.Audio(str(sound(tmp_path)), label="Tune", interactive=False)
        log = gr.Textbox(label="Told")
        tune.play(lambda: "playing", None, log)
        tune.pause(lambda: "paused", None, log)
    page = open_page(serve(demo, allowed_paths=[str(tmp_path)]))

    page.get_by_role("button", name="Play", exact=True).click()
    expect_told(page, "playing")
    page.get_by_role("button", name="Pause", exact=True).click()

    expect_told(page, "paused")
    expect(page.get_by_text("0:02")).to_be_visible()


def test_a_sound_that_ends_fires_stop(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        tune = gr.Audio(str(sound(tmp_path, 0.3)), label="Tune", interactive=False)
        tune.stop(lambda: "over", None, gr.Textbox(label="Told"))
    page = open_page(serve(demo, allowed_paths=[str(tmp_path)]))

    page.get_by_role("button", name="Play", exact=True).click()

    expect_told(page, "over")


def test_the_microphone_records_a_sound(serve: Serve, open_page: OpenPage) -> None:
    options = gr.WaveformOptions(sample_rate=16000)
    recorder = gr.Audio(label="Voice", sources="microphone", waveform_options=options, render=False)
    page = open_page(serve(told(recorder, "stop_recording", listen)))
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("timer")).to_have_text("0:01")

    page.get_by_role("button", name="Stop", exact=True).click()

    expect_told(page, re.compile(r"16000 int16 [1-9]\.\d"))
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_pieces_of_a_recording_are_streamed_until_it_ends_once(serve: Serve, open_page: OpenPage) -> None:
    ends: list[str] = []
    with gr.Blocks() as demo:
        voice, told = gr.Audio(label="Voice", streaming=True), gr.Textbox(label="Told")
        heard = gr.State(0)
        voice.start_recording(lambda: (0, ""), None, [heard, told])
        voice.stream(
            lambda n, piece: (n + 1, f"{n + 1} {piece[1].dtype}"), [heard, voice], [heard, told], stream_every=0.2
        )
        voice.stop_recording(lambda: ends.append("ended"))
    page = open_page(serve(demo))

    page.get_by_role("button", name="Record").click()
    expect_told(page, re.compile(r"^[3-9] int16"))
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Record").click()
    expect_told(page, re.compile(r"^([12] int16)?$"))
    expect_told(page, re.compile(r"^[3-9] int16"))

    assert ends == ["ended"]


def test_a_function_ends_and_begins_a_recording(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        voice = gr.Audio(label="Voice", sources="microphone", interactive=True)
        heard, ends, log = gr.State(0), gr.State(0), gr.Textbox(label="Told")
        voice.stream(lambda n: (n + 1, gr.Audio(recording=n < 1)), heard, [heard, voice], stream_every=0.2)
        voice.stop_recording(lambda n: (n + 1, f"ended {n + 1}"), ends, [ends, log])
        gr.Button("Go on").click(lambda: (gr.Audio(recording=True), 0), None, [voice, heard])
    page = open_page(serve(demo))

    page.get_by_role("button", name="Record").click()
    expect_told(page, "ended 1")
    page.get_by_role("button", name="Go on").click()

    expect_told(page, "ended 2")
    expect(page.get_by_role("button", name="Record")).to_be_visible()


def test_a_sound_plays_without_gaps_while_it_is_made(serve: Serve, open_page: OpenPage) -> None:
    def compose() -> Iterator[tuple[int, np.ndarray]]:
        for i in range(6):
            times = np.arange(i * 4000, (i + 1) * 4000)
            yield RATE_HZ, (np.sin(times / 5) * 9000).astype(np.int16)
            time.sleep(0.2)

    with gr.Blocks() as demo:
        tune = gr.Audio(label="Tune", streaming=True, autoplay=True, interactive=False)
        gr.Button("Compose").click(compose, None, tune)
        log = gr.Textbox(label="Told")
        count = gr.State(0)
        tune.play(lambda n: n + 1, count, count)
        tune.stop(lambda n: f"over after {n}", count, log)
    page = open_page(serve(demo))
    page.add_init_script(STARTS)
    page.reload()

    page.get_by_role("button", name="Compose").click()

    expect_told(page, "over after 1")
    seams = page.evaluate("starts.slice(1).map(([at], i) => Math.round((at - starts[i][0] - starts[i][1]) * 1e6))")
    assert seams == [0] * 5
    expect(page.get_by_text("0:03")).to_be_visible()
    expect(page.get_by_role("button", name="Download")).to_be_visible()


def test_a_sound_is_trimmed_by_keys(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(serve(told(gr.Audio(label="Sound", render=False), "change", listen)))
    choose(page, "upload", sound(tmp_path))
    expect_told(page, "8000 int16 2.0")
    page.get_by_role("button", name="Trim").press("Enter")

    expect(page.get_by_role("slider", name="Start")).to_be_focused()
    page.get_by_role("slider", name="End").press("PageDown")
    expect(page.get_by_text("0:00.0 – 0:01.8")).to_be_visible()
    page.keyboard.press("Enter")

    expect_told(page, re.compile(r"int16 1\.[78]"))


def test_a_sound_can_be_sought_by_keys(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        gr.Audio(str(sound(tmp_path)), label="Tune", interactive=False, waveform_options={"skip_length": 1})
    page = open_page(serve(demo, allowed_paths=[str(tmp_path)]))
    expect(page.get_by_text("0:02")).to_be_visible()

    page.get_by_role("slider", name="Position").press("ArrowRight")

    expect(page.get_by_role("slider", name="Position")).to_have_attribute("aria-valuetext", "0:01 of 0:02")


def test_files_are_added_moved_and_removed(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)

    def names(paths: list[str] | None) -> str:
        return " ".join(Path(path).name for path in paths or [])

    papers = gr.File(label="Papers", file_count="multiple", allow_reordering=True, render=False)
    page = open_page(serve(told(papers, "change", names)))
    choose(page, "upload", tmp_path / "a.txt", tmp_path / "b.txt")
    expect_told(page, "a.txt b.txt")

    choose(page, "Upload more files", tmp_path / "c.txt")
    expect_told(page, "a.txt b.txt c.txt")
    page.get_by_role("row").filter(has_text="c.txt").get_by_role("button", name="Move up").click()
    expect_told(page, "a.txt c.txt b.txt")
    page.get_by_role("button", name="Remove a.txt").click()

    expect_told(page, "c.txt b.txt")


def test_a_removed_and_a_picked_file_are_told(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)

    def pick(event: gr.SelectData) -> str:
        return f"{event.index} {event.value}"

    def remove(event: gr.DeletedFileData) -> str:
        return f"without {event.file['orig_name'] if isinstance(event.file, dict) else event.file.orig_name}"

    with gr.Blocks() as demo:
        papers = gr.File(label="Papers", file_count="multiple")
        log = gr.Textbox(label="Told")
        papers.select(pick, None, log)
        papers.delete(remove, None, log)
    page = open_page(serve(demo))
    choose(page, "upload", tmp_path / "a.txt", tmp_path / "b.txt")

    page.get_by_role("button", name="b.txt", exact=True).click()
    expect_told(page, "1 b.txt")
    page.get_by_role("button", name="Remove a.txt").click()

    expect_told(page, "without a.txt")


def test_a_folder_is_uploaded_with_all_its_files(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "poems").mkdir()
    for name in ("rose.txt", "oak.txt"):
        (tmp_path / "poems" / name).write_text(name)
    folder = gr.File(label="Folder", file_count="directory", render=False)
    page = open_page(serve(told(folder, "upload", lambda paths: " ".join(sorted(Path(path).name for path in paths)))))

    choose(page, "Drop a folder here", tmp_path / "poems")

    expect_told(page, "oak.txt rose.txt")


def test_an_upload_button_says_what_it_refuses(serve: Serve, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(serve(told(gr.UploadButton("Send", file_types=[".txt"], render=False), "upload", str)))

    choose(page, "Send", picture(tmp_path))

    expect(page.get_by_text("Invalid file type: red.png")).to_be_visible()


@pytest.fixture
def showroom(serve: Serve, tmp_path: Path) -> str:
    """The address of an app with all of these components, empty and full."""
    pixels = np.full((40, 60, 3), 90, np.uint8)
    with gr.Blocks() as demo:
        gr.Image(label="Picture", interactive=True)
        with gr.Row():
            gr.Image(label="Left", height=120, interactive=True)
            gr.Image(label="Right", height=120, interactive=True)
        gr.Image(pixels, label="Photograph", interactive=True)
        gr.Audio(label="Sound", interactive=True)
        gr.Audio(str(sound(tmp_path)), label="Tune", interactive=True)
        gr.File(label="Paper", interactive=True)
        gr.File([str(sound(tmp_path)), str(picture(tmp_path))], label="Papers", interactive=True)
        gr.UploadButton("Send")
        gr.DownloadButton("Save", value=str(sound(tmp_path)))
        gr.Sketchpad(label="Pad", brush=gr.Brush(), interactive=True)
        gr.Sketchpad(pixels, label="Drawn", interactive=False)
    return serve(demo, allowed_paths=[str(tmp_path)])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(showroom: str, open_page: OpenPage, scheme: str) -> None:
    page = open_page(showroom, color_scheme=scheme, reduced_motion="reduce")
    expect(page.get_by_text("0:02")).to_be_visible()

    assert "\n".join(violations(page, but=PAGE_RULES)) == ""


def test_nothing_is_wider_than_a_phone_and_all_can_be_touched(showroom: str, open_page: OpenPage) -> None:
    page = open_page(showroom, **PHONE)
    expect(page.get_by_text("0:02")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    small = page.evaluate(
        "[...document.querySelectorAll('[data-field] button, [data-button]')].map((b) => [b.getBoundingClientRect(), b])"
        ".filter(([r]) => r.width && Math.min(r.width, r.height) < 36).map(([r, b]) => b.outerHTML.slice(0, 120))"
    )
    assert small == []
    low = page.get_by_role("group", name="Left")
    frame = low.bounding_box()
    for part in [*low.get_by_role("button").all(), low.get_by_text("Drop an image here or click to upload")]:
        box = part.bounding_box()
        assert frame
        assert box
        assert frame["y"] <= box["y"] <= box["y"] + box["height"] <= frame["y"] + frame["height"]


def test_everything_is_reached_by_tab(showroom: str, open_page: OpenPage) -> None:
    page = open_page(showroom)
    expect(page.get_by_text("0:02")).to_be_visible()
    reached = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
            )
        )

    wanted = {"Use the camera", "Paste", "Remove image", "Fullscreen", "Record", "Play", "Trim", "Send", "Save"}
    assert wanted | {"Brush", "Eraser"} <= reached
