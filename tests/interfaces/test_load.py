"""Apps of other servers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import LaunchError
from hiroba.interfaces.differences import apply_differences
from hiroba.testing import User
from hiroba.wire.notices import ProgressNotice, ToastNotice

ENDED = Event()
"""Set when `go_on` was ended."""


def go_on() -> Iterator[str]:
    try:
        while not ENDED.wait(0.01):
            yield "on"
    finally:
        ENDED.set()


def _far_app() -> gr.Blocks:
    def count(name: str, seen: int) -> tuple[str, int]:
        return f"{name} {seen}", seen + 1

    def spell(name: str) -> Iterator[str]:
        yield from (name[:i] for i in range(1, len(name) + 1))

    def fail() -> None:
        raise gr.Error("Broken over there", duration=None, title="Far")

    def picked(event: gr.SelectData) -> str:
        return f"{event.value} at {event.index} of {event.target.label}"

    def tell(progress: gr.Progress = gr.Progress()) -> None:
        progress((1, 4), desc="Sawing")
        gr.Warning("Mind the saw", duration=3)

    with gr.Blocks() as demo:
        name, seen, out = gr.Textbox(label="Name"), gr.State(0), gr.Textbox(label="Out")
        file, back = gr.File(label="File"), gr.File(label="Back")
        gr.Button("Count").click(count, [name, seen], [out, seen])
        gr.Button("Spell").click(spell, name, out)
        gr.Button("Copy").click(lambda path: path, file, back)
        gr.Button("Fail").click(fail)
        gr.Button("Tell").click(tell)
        endless = gr.Button("Go on").click(go_on, None, out)
        gr.Button("Halt").click(None, cancels=endless)
        gr.Radio(["ash", "birch"], label="Tree").select(picked, None, out)
    return demo


@pytest.fixture(scope="module")
def near() -> Iterator[gr.Blocks]:
    far = _far_app()
    _, url, _ = far.launch(prevent_thread_lock=True, quiet=True)
    yield gr.load(url)
    far.close()


def test_functions_run_on_the_other_server(near: gr.Blocks, tmp_path: Path) -> None:
    parts = _parts(near)
    (tmp_path / "note.txt").write_text("a note")
    with User(near) as user:
        user.set(parts["Name"], "Ada")
        user.fire(parts["Count"].click)
        user.fire(parts["Count"].click)
        assert user.value(parts["Out"]) == "Ada 1"
        user.fire(parts["Spell"].click)
        assert user.value(parts["Out"]) == "Ada"
        user.set(parts["File"], str(tmp_path / "note.txt"))
        user.fire(parts["Copy"].click)
        assert user.value(parts["Back"])["orig_name"] == "note.txt"


def test_an_error_of_the_other_server_is_told(near: gr.Blocks) -> None:
    with User(near) as user:
        user.fire(_parts(near)["Fail"].click)
        error = user.errors[0]
        assert (error.message, error.duration_s, error.title) == ("Broken over there", None, "Far")


def test_the_other_server_is_told_what_an_event_tells(near: gr.Blocks) -> None:
    parts = _parts(near)
    with User(near) as user:
        user.fire(parts["Tree"].select, {"index": 1, "value": "birch"})
        assert user.value(parts["Out"]) == "birch at 1 of Tree"


def test_what_a_function_tells_on_the_other_server_is_told(near: gr.Blocks) -> None:
    with User(near) as user:
        [job] = user.start(_parts(near)["Tell"].click)
        while user.step():
            pass
        told = [entry.notice for _, entry in job.log.read(0) or []]
    [progress] = [notice for notice in told if isinstance(notice, ProgressNotice)]
    [toast] = [notice for notice in told if isinstance(notice, ToastNotice)]
    assert (progress.units[0].index, progress.units[0].length, progress.units[0].desc) == (1, 4, "Sawing")
    assert (toast.level, toast.message, toast.duration_s) == ("warning", "Mind the saw", 3)


def test_what_is_cancelled_ends_on_the_other_server(near: gr.Blocks) -> None:
    parts = _parts(near)
    ENDED.clear()
    with User(near) as user:
        user.start(parts["Go on"].click)
        while not user.value(parts["Out"]):
            user.step()
        user.fire(parts["Halt"].click)
        assert ENDED.wait(10)


def test_a_chat_and_examples_work_as_on_the_other_server(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("a note")
    with gr.Blocks() as far:
        file, text = gr.File(str(tmp_path / "note.txt"), label="File"), gr.Textbox(label="Text")
        gr.Examples([[str(tmp_path / "note.txt"), "a"]], [file, text])
        gr.Button("Copy").click(lambda path: Path(path).read_text(), file, text)
        gr.ChatInterface(lambda message, history: f"{len(history)} {message}", textbox=gr.Textbox(label="Message"))
    _, url, _ = far.launch(prevent_thread_lock=True, quiet=True, allowed_paths=[str(tmp_path)])

    near = gr.load(url)
    parts = _parts(near)
    [examples] = [node for node in near.nodes.values() if isinstance(node, gr.Dataset)]
    with User(near) as user:
        user.set(parts["Message"], "hello")
        user.fire(parts["Message"].submit)
        assert user.value(parts["Chatbot"])[-1]["content"] == [{"type": "text", "text": "0 hello"}]
        assert user.value(parts["File"])["url"].startswith(url)
        user.set(examples, 0)
        user.fire(examples.click)
        assert user.value(parts["Text"]) == "a"
    assert [component.kind for component in examples.components] == ["file", "textbox"]
    assert examples.samples[0][0].startswith(f"{url}gradio_api/file=")
    far.close()


def test_a_loaded_app_goes_on_after_what_programs_may_not_call() -> None:
    with gr.Blocks() as far:
        out, kept = gr.Textbox(label="Out"), gr.Textbox(label="Kept")
        said = gr.Button("Say").click(lambda: "said", None, out)
        said.then(lambda: "kept", None, kept, api_visibility="private").then(lambda text: f"{text}!", out, out)
    _, url, _ = far.launch(prevent_thread_lock=True, quiet=True)
    near = gr.load(url)
    parts = _parts(near)
    with User(near) as user:
        user.fire(parts["Say"].click)
        assert (user.value(parts["Out"]), user.value(parts["Kept"]), user.errors) == ("said!", "", [])
    far.close()


def test_what_cannot_be_loaded_is_refused_with_what_to_do() -> None:
    with pytest.raises(LaunchError, match="No app answers"):
        gr.load("http://127.0.0.1:9")
    with pytest.raises(ValueError, match="does not call models"):
        gr.load("models/owner/name")
    with pytest.raises(ValueError, match="spaces/owner/name"):
        gr.load("anything")


def test_a_function_may_make_the_app() -> None:
    made = gr.load("name", src=lambda name, token: gr.Blocks(title=f"{name} {token}"), token="t")

    assert made.title == "name t"


def test_differences_are_applied_in_place() -> None:
    before: list[Any] = ["a", {"x": [1, 2]}]
    steps = [[["append", [], "b"]], [["replace", ["x", 0], 5], ["delete", ["x", 1], None], ["add", ["y"], 3]]]

    assert apply_differences(before, steps) == ["ab", {"x": [5], "y": 3}]
    assert before == ["a", {"x": [1, 2]}]


def _parts(blocks: gr.Blocks) -> dict[Any, Any]:
    return {getattr(node, "label", None) or getattr(node, "value", None): node for node in blocks.nodes.values()}


def test_a_chat_says_of_each_function_when_it_runs_and_an_endpoint_never_does() -> None:
    config = gr.ChatInterface(lambda text, history: text).get_config_file()
    loaded = gr.Blocks.from_config(config, [lambda *_: None] * len(config["dependencies"]), "http://127.0.0.1:1/")

    assert all(dependency["targets"] for dependency in config["dependencies"])  # Gradio's loader needs one of each
    takes_event = {
        event for item in config["dependencies"] if item["collects_event_data"] for _, event in item["targets"]
    }
    assert takes_event == {"retry", "edit", "undo", "option_select", "example_select"}
    assert [binding.targets for binding in loaded.fns.values() if binding.options.api_visibility == "public"] == [[]]
