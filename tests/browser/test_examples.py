"""The showcase in a browser and called by clients of others: each example gives the right answer to real input."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gradio_client import Client, handle_file
from playwright.sync_api import Page, expect
from tests.node import run_in_node

pytestmark = pytest.mark.timeout(300)  # the first start trains the models

ROOT = Path(__file__).parents[2]

DRAWN = {
    "3": [(0.25, 0.22), (0.55, 0.17), (0.62, 0.33), (0.42, 0.45), (0.64, 0.6), (0.53, 0.8), (0.25, 0.78)],
    "1": [(0.5, 0.17), (0.5, 0.83)],
    "7": [(0.25, 0.2), (0.7, 0.2), (0.42, 0.83)],
    "0": [(0.5, 0.17), (0.28, 0.3), (0.25, 0.6), (0.47, 0.83), (0.7, 0.64), (0.7, 0.33), (0.5, 0.17)],
}


@pytest.fixture(scope="module")
def showcase() -> Iterator[str]:
    """The address of `python -m examples`, its models kept in the project's own cache."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "GRADIO_SERVER_PORT": str(port),
        "XDG_CACHE_HOME": str(ROOT / ".cache"),
    }
    with subprocess.Popen([sys.executable, "-m", "examples"], cwd=ROOT, env=environment) as process:
        try:
            yield wait_for_page(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()


def wait_for_page(url: str, process: "subprocess.Popen[bytes]") -> str:
    """Return `url` once it answers; the first start trains the models."""
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=10):
                return url
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError("The showcase did not start.")


@pytest.fixture
def page(open_page: Callable[..., Page], showcase: str) -> Page:
    """The showcase, just opened."""
    return open_page(showcase)


def open_example(page: Page, name: str) -> None:
    """Go to an example's tab."""
    page.get_by_role("tab", name=name, exact=True).click()


def draw(page: Page, points: list[tuple[float, float]]) -> None:
    """Draw one stroke on the sketch pad, points in shares of its width and height."""
    canvas = page.locator("canvas:visible").last
    box = canvas.bounding_box()
    place = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*place[0])
    page.mouse.down()
    for x, y in place[1:]:
        page.mouse.move(x, y, steps=10)
    page.mouse.up()


@pytest.mark.parametrize("digit", DRAWN)
def test_drawn_digit_is_named(page: Page, digit: str):
    open_example(page, "Digits")
    draw(page, DRAWN[digit])
    expect(page.get_by_role("heading", name=digit, exact=True).first).to_be_visible()


def test_digit_on_an_uploaded_picture_is_named(page: Page, tmp_path: Path):
    from PIL import Image, ImageDraw

    path = tmp_path / "seven.png"
    paper = Image.new("RGB", (300, 400), (250, 248, 240))
    ImageDraw.Draw(paper).line([(80, 90), (220, 90), (130, 320)], fill=(30, 40, 90), width=14)
    paper.save(path)
    open_example(page, "Digits")
    page.locator("input[type=file]").last.set_input_files(path)
    expect(page.get_by_role("heading", name="7", exact=True).first).to_be_visible()


def test_text_grows_word_by_word(page: Page):
    open_example(page, "Writer")
    text = page.get_by_label("Text", exact=True)
    page.get_by_role("button", name="Write", exact=True).click()
    expect(text).to_have_value(re.compile(r"^The value of a class\S*\s+\S+"))
    early = len(text.input_value())
    expect(text).to_have_value(re.compile(rf"^The value of a class[\s\S]{{{early},}}"))


def test_stop_ends_the_writing(page: Page):
    open_example(page, "Writer")
    text = page.get_by_label("Text", exact=True)
    page.get_by_role("button", name="Write", exact=True).click()
    expect(text).to_have_value(re.compile(r"^The value of a class\S*\s+\S+"))
    page.get_by_role("button", name="Stop", exact=True).click()
    page.wait_for_timeout(500)
    stopped = text.input_value()
    page.wait_for_timeout(700)
    assert text.input_value() == stopped


def test_tone_of_440_hz_is_a4(page: Page, tone: Path):
    open_example(page, "Pitch")
    page.locator("input[type=file]").first.set_input_files(tone)
    expect(page.get_by_role("heading", name="A4", exact=True).first).to_be_visible()
    expect(page.get_by_label("Frequency (Hz)")).to_have_value(re.compile(r"^4(39|40)"))


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """A WAV file of a second at 440 Hz."""
    import wave

    import numpy as np

    path = tmp_path / "tone.wav"
    samples = np.sin(2 * np.pi * 440 * np.arange(44_100) / 44_100) * 20_000
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44_100, 0, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def test_flowers_are_named_and_plotted(page: Page):
    open_example(page, "Flowers")
    page.get_by_role("button", name="Name the species").click()
    expect(page.get_by_text("setosa").first).to_be_visible()
    expect(page.get_by_text("virginica").first).to_be_visible()
    expect(page.get_by_role("img").first).to_be_visible()


@pytest.mark.parametrize(
    ("question", "told"),
    [("What is a lambda?", "help('lambda')"), ("How do I bake bread?", "I found nothing about that")],
)
def test_question_is_answered_with_its_source_or_an_honest_no(page: Page, question: str, told: str):
    open_example(page, "Chat")
    composer = page.get_by_role("textbox").last
    composer.fill(question)
    composer.press("Enter")
    expect(page.get_by_text(told).last).to_be_visible()


def test_photograph_is_painted_in_few_colours(page: Page):
    open_example(page, "Colours")
    page.get_by_role("button", name="Paint", exact=True).click()
    expect(page.get_by_title(re.compile(r"^#[0-9a-f]{6}, \d+%$"))).to_have_count(6)


ENDPOINTS = ["/answer", "/detect", "/drawing", "/paint", "/picture", "/predict", "/write"]

NPM_PROGRAM = """
import { Client, handle_file } from "@gradio/client";

const app = await Client.connect(process.argv[2], { events: ["data", "status"] });
const { named_endpoints } = await app.view_api();
const given = (name) => named_endpoints[name].parameters.filter((p) => p.parameter_name).map((p) => [p.parameter_name, p.example_input]);
const results = {};
for (const name of Object.keys(named_endpoints)) {
  const values = { ...Object.fromEntries(given(name)), ...(name === "/write" ? { words: 20, pace: 200 } : {}) };
  const [by_name, by_place] = [await app.predict(name, values), await app.predict(name, Object.values(values))];
  results[name] = [by_name.data.length, by_place.data.length];
}
const job = app.submit("/write", { prompt: "The", words: 400, pace: 20, seed: 1 });
let texts = 0;
for await (const message of job) if (message.type === "data" && ++texts === 3) await job.cancel();

const picture = new Blob([await (await import("node:fs/promises")).readFile(process.argv[3])]);
const [painting] = (await app.predict("/paint", { photograph: picture, colours: 3 })).data;
const bytes = new Uint8Array(await (await fetch(painting.url)).arrayBuffer());
console.log(JSON.stringify({ results, texts, painting: String.fromCharCode(...bytes.slice(1, 4)) }));
process.exit(0);
"""


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    from PIL import Image

    Image.linear_gradient("L").convert("RGB").save(tmp_path / "grey.png")
    return tmp_path / "grey.png"


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_gradio_client_calls_every_endpoint_of_the_showcase(showcase: str, photograph: Path) -> None:
    client = Client(showcase, verbose=False)
    endpoints = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert sorted(endpoints) == ENDPOINTS
    examples = {
        name: {p["parameter_name"]: p["example_input"] for p in e["parameters"]} for name, e in endpoints.items()
    }
    examples["/write"] |= {"words": 20, "pace": 200}

    by_name = {name: client.predict(api_name=name, **values) for name, values in examples.items()}
    jobs = {name: client.submit(*values.values(), api_name=name) for name, values in examples.items()}

    assert by_name["/drawing"]["label"] == by_name["/picture"]["label"] == "3"
    assert by_name["/detect"][1] == pytest.approx(440, abs=1)
    assert by_name["/predict"][0]["data"][0][1] == "setosa"
    assert len(list(jobs["/write"])) == 20
    assert all(type(job.result(timeout=60)) is type(by_name[name]) for name, job in jobs.items())
    painting, _ = client.predict(handle_file(photograph), 3, api_name="/paint")
    assert Path(painting).read_bytes().startswith(b"\x89PNG")
    endless = client.submit("The", 400, 1.0, 20, 1, api_name="/write")
    while not endless.outputs():
        time.sleep(0.01)
    endless.cancel()
    assert len(endless.outputs()) < 400
    client.close()


def test_the_npm_client_calls_every_endpoint_of_the_showcase(showcase: str, photograph: Path) -> None:
    found = run_in_node(NPM_PROGRAM, showcase, str(photograph))

    assert sorted(found["results"]) == ENDPOINTS
    assert all(by_name == by_place > 0 for by_name, by_place in found["results"].values())
    assert (found["texts"] < 400, found["painting"]) == (True, "PNG")
