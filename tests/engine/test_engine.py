"""Chains, limits, modes and failures: what the engine does between a press and an answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy
import pytest

import hiroba as gr
from hiroba.testing import User


def run_chain(fails: bool) -> list[str]:
    """Press a button whose function may fail, and return which of its followers ran."""
    ran: list[str] = []

    def work() -> None:
        if fails:
            raise gr.Error("no")

    with gr.Blocks() as demo:
        button = gr.Button()
        first = button.click(work)
        first.success(lambda: ran.append("success"))
        first.failure(lambda: ran.append("failure"))
        first.then(lambda: ran.append("then"))
    with User(demo) as user:
        user.fire(button.click)
    return ran


@pytest.mark.parametrize(
    ("fails", "followers"), [(False, ["success", "then"]), (True, ["failure", "then"])], ids=["worked", "failed"]
)
def test_followers_run_by_the_outcome(fails: bool, followers: list[str]) -> None:
    assert run_chain(fails) == followers


def test_an_error_shows_its_own_message() -> None:
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(_raise(gr.Error("The jar is empty", title="Out of honey")))
    with User(demo) as user:
        user.fire(button.click)
        assert [(error.title, error.message) for error in user.errors] == [("Out of honey", "The jar is empty")]


def test_any_other_exception_keeps_its_text_on_the_server(caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(_raise(ValueError("the password is 1234")))
    with User(demo) as user:
        user.fire(button.click)
        assert "1234" not in user.errors[0].message
    assert "1234" in caplog.text


@pytest.mark.parametrize(
    ("output", "value", "told"),
    [
        (lambda: gr.Label(label="Kind"), [[1, 2], [3]], "A Label takes"),
        (lambda: gr.Timer(), "soon", "a value of the type `str`"),
        (lambda: gr.Number(label="Kind"), numpy.zeros(3), "A number was expected"),
    ],
    ids=["a label", "a timer", "a number"],
)
def test_an_error_about_a_returned_value_names_function_and_output(
    caplog: pytest.LogCaptureFixture, output: Callable[[], gr.components.Component], value: Any, told: str
) -> None:
    def measure() -> Any:
        return value

    with gr.Blocks() as demo:
        button = gr.Button()
        shown = output()
        button.click(measure, None, shown)
    with User(demo) as user:
        user.fire(button.click)
    assert told in caplog.text
    assert "The function `measure` returned" in caplog.text
    assert repr(shown) in caplog.text


def test_mode_once_ignores_a_second_event_during_a_run() -> None:
    runs = _runs_of_two_events("once")
    assert runs == 1


def test_mode_multiple_runs_every_event() -> None:
    assert _runs_of_two_events("multiple") == 2


def test_mode_always_last_runs_once_more_at_the_end() -> None:
    assert _runs_of_two_events("always_last") == 2


def test_a_change_by_a_function_runs_what_listens_to_change() -> None:
    with gr.Blocks() as demo:
        source, copy = gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda: "new", None, source)
        source.change(lambda text: text.upper(), source, copy)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(copy) == "NEW"


def test_a_value_that_stays_the_same_changes_nothing() -> None:
    seen: list[str] = []
    with gr.Blocks() as demo:
        source = gr.Textbox("same", interactive=True)
        button = gr.Button()
        button.click(lambda: "same", None, source)
        source.change(seen.append, source)
    with User(demo) as user:
        user.fire(button.click)
    assert seen == []


def test_cancelling_closes_a_generator() -> None:
    closed: list[str] = []

    def count() -> Iterator[int]:
        try:
            yield from range(1000)
        finally:
            closed.append("closed")

    with gr.Blocks() as demo:
        number = gr.Textbox()
        start, stop = gr.Button(), gr.Button()
        counting = start.click(count, None, number)
        stop.click(None, cancels=counting)
    with User(demo) as user:
        user.start(start.click)
        user.step()
        user.fire(stop.click)
        assert closed == ["closed"]
        assert user.value(number) == "0"


def test_then_and_failure_follow_a_run_that_an_event_has_cancelled() -> None:
    seen: list[str] = []

    with gr.Blocks() as demo:
        number = gr.Textbox()
        start, stop = gr.Button(), gr.Button()
        counting = start.click(lambda: (yield from "abc"), None, number)
        counting.then(lambda: seen.append("then"))
        counting.success(lambda: seen.append("success"))
        counting.failure(lambda: seen.append("failure"))
        other = counting.then(lambda: seen.append("cancelled as well"))
        stop.click(None, cancels=[counting, other])
    with User(demo) as user:
        user.start(start.click)
        user.step()
        user.fire(stop.click)
    assert sorted(seen) == ["failure", "then"]


def test_inputs_are_frozen_when_a_run_is_accepted() -> None:
    with gr.Blocks() as demo:
        name, result = gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda text: text, name, result)
    with User(demo) as user:
        user.set(name, "first")
        user.start(button.click)
        user.set(name, "second")
        assert user.value(result) == "first"


def test_state_belongs_to_one_session() -> None:
    with gr.Blocks() as demo:
        items, shown = gr.State([]), gr.Textbox()
        button = gr.Button()
        button.click(lambda items: ([*items, "x"], len(items)), items, [items, shown])
    with User(demo) as ada, User(demo) as bob:
        ada.fire(button.click)
        ada.fire(button.click)
        bob.fire(button.click)
        assert (ada.value(items), bob.value(items)) == (["x", "x"], ["x"])


def test_a_state_changed_in_place_counts_as_changed() -> None:
    with gr.Blocks() as demo:
        items, watched = gr.State([]), gr.Textbox()
        button = gr.Button()
        button.click(lambda items: items.append("x") or items, items, items)
        items.change(lambda items: f"{len(items)} things", items, watched)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(watched) == "1 things"


def test_a_state_takes_an_update_and_another_state() -> None:
    with gr.Blocks() as demo:
        items, shown = gr.State(["a"]), gr.Textbox()
        add, replace, leave = gr.Button(), gr.Button(), gr.Button()
        add.click(lambda items: gr.update(value=[*items, "b"]), items, items)
        replace.click(lambda: gr.State(["new"]), None, items)
        leave.click(lambda: (gr.update(), "left alone"), None, [items, shown])
        items.change(lambda items: f"{len(items)} things", items, shown)
    with User(demo) as user:
        user.fire(add.click)
        assert (user.value(items), user.value(shown)) == (["a", "b"], "2 things")
        user.fire(replace.click)
        assert (user.value(items), user.value(shown)) == (["new"], "1 things")
        user.fire(leave.click)
        assert (user.value(items), user.value(shown)) == (["new"], "left alone")


def test_an_event_can_be_named_by_its_class() -> None:
    with gr.Blocks() as demo:
        shown, button = gr.Textbox(), gr.Button()
        gr.Blocks.load(demo, lambda: "loaded", None, shown)
        gr.Button.click(button, lambda: "pressed", None, shown)
    with User(demo) as user:
        assert user.value(shown) == "loaded"
        user.fire(button.click)
        assert user.value(shown) == "pressed"


def test_a_field_tells_that_its_file_has_left(tmp_path: Path) -> None:
    (tmp_path / "red.txt").write_text("red")
    with gr.Blocks() as demo:
        file, result = gr.File(), gr.Textbox()
        file.upload(lambda path: path, file, result)
    with User(demo) as user:
        user.set(file, str(tmp_path / "red.txt"))
        Path(user.received(file)).unlink()
        user.fire(file.upload)
        (error,) = user.errors
    said = "The file red.txt is no longer at the server. Upload it again."
    assert (error.message, error.fields, error.visible) == (said, {file.id: said}, True)


def test_a_validator_refuses_before_the_function_runs() -> None:
    with gr.Blocks() as demo:
        name, result = gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda text: "ran", name, result, validator=lambda text: gr.validate(len(text) > 2, "Too short"))
    with User(demo) as user:
        user.set(name, "x")
        user.fire(button.click)
        assert user.errors[0].fields == {name.id: "Too short"}
        assert user.value(result) != "ran"


def test_a_returned_component_changes_only_what_it_names() -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox("kept", label="Old", interactive=True)
        button = gr.Button()
        button.click(lambda: gr.Textbox(label="New"), None, name)
    with User(demo) as user:
        user.fire(button.click)
        assert (user.prop(name, "label"), user.value(name)) == ("New", "kept")


def test_a_batch_function_serves_waiting_runs_together() -> None:
    sizes: list[int] = []

    def double(words: list[str]) -> list[list[str]]:
        sizes.append(len(words))
        return [[word * 2 for word in words]]

    with gr.Blocks() as demo:
        word, result = gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(double, word, result, batch=True, max_batch_size=4, trigger_mode="multiple")
    with User(demo) as user:
        user.set(word, "ab")
        for _ in range(3):
            user.start(button.click)
        while user.step():
            pass
        assert sizes == [1, 2]
        assert user.value(result) == "abab"


def test_too_few_values_are_told_as_an_error(caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks() as demo:
        left, right = gr.Textbox("l"), gr.Textbox("r")
        button = gr.Button()
        button.click(lambda: ("one" * 9999,), None, [left, right])
    with User(demo) as user:
        user.fire(button.click)
        assert len(user.errors) == 1
        assert f"({left!r}, {right!r}), and it returned 1: 'oneone" in caplog.text
        assert len(caplog.text) < 5000
        assert (user.value(left), user.value(right)) == ("l", "r")


def test_render_draws_anew_and_keeps_what_has_the_same_key() -> None:
    with gr.Blocks() as demo:
        names = gr.Textbox("ash", interactive=True)

        @gr.render(inputs=names)
        def rows(given: str) -> None:
            for tree in given.split():
                gr.Textbox(label=tree, key=tree, interactive=True)

    with User(demo) as user:
        user.set(user.drawn()[0], "tall")  # type: ignore[arg-type]  # a text box
        user.set(names, "ash elm")
        drawn: list[Any] = user.drawn()
        assert [(node.label, user.value(node)) for node in drawn] == [("ash", "tall"), ("elm", "")]


def test_leaving_runs_unload_and_forgets_state() -> None:
    told: list[str] = []
    with gr.Blocks() as demo:
        kept = gr.State("mine", delete_callback=told.append)
        button = gr.Button()
        button.click(lambda text: text, kept, kept)
        demo.unload(lambda: told.append("left"))
    with User(demo) as user:
        user.fire(button.click)
        user.leave()
    assert sorted(told) == ["left", "mine"]


def test_a_state_that_nobody_uses_is_forgotten_after_its_time() -> None:
    told: list[str] = []
    with gr.Blocks() as demo:
        kept = gr.State("new", time_to_live=10, delete_callback=told.append)
        button = gr.Button()
        button.click(lambda text: text + "!", kept, kept)
    with User(demo) as user:
        user.fire(button.click)
        user.advance(9)
        user.fire(button.click)
        user.advance(9)
        assert user.value(kept) == "new!!"
        user.advance(2)
        assert (user.value(kept), told) == ("new", ["new!!"])


def test_a_session_is_pushed_to_from_any_thread() -> None:
    kept: list[gr.SessionHandle] = []

    def keep(session: gr.SessionHandle) -> None:
        kept.append(session)

    with gr.Blocks() as demo:
        note, button = gr.Textbox(label="Old"), gr.Button()
        button.click(keep)
    with User(demo) as user:
        user.fire(button.click)
        thread = threading.Thread(target=lambda: kept[0].push(note, "pushed", label="New"))
        thread.start()
        thread.join()
        user.step()
        assert (user.value(note), user.prop(note, "label")) == ("pushed", "New")


def _raise(error: Exception) -> Any:
    def function() -> None:
        raise error

    return function


def _runs_of_two_events(mode: Any) -> int:
    runs: list[int] = []
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(lambda: runs.append(1), trigger_mode=mode)
    with User(demo) as user:
        user.start(button.click)
        user.start(button.click)
        while user.step():
            pass
    return len(runs)
