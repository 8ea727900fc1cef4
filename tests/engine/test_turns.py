"""Several functions that listen to one event: which of them wait for each other."""

from __future__ import annotations

import hiroba as gr
from hiroba.testing import User


def test_a_later_listener_finds_what_an_earlier_one_has_filled() -> None:
    with gr.Blocks() as demo:
        total, shown = gr.Number(0), gr.Textbox()
        button = gr.Button()
        button.click(lambda number: number + 1, total, total)
        button.click(lambda number: number * 10, total, total)
        button.click(lambda number: f"{number}", total, shown)
    with User(demo) as user:
        user.fire(button.click)
        user.fire(button.click)
        assert user.value(shown) == "110"


def test_listeners_that_share_nothing_run_at_once() -> None:
    with gr.Blocks() as demo:
        left, right, both = gr.Textbox(), gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda: "l", None, left)
        button.click(lambda: "r", None, right)
        button.click(lambda a, b: a + b, [left, right], both)
    with User(demo) as user:
        assert len(user.start(button.click)) == 2
        while user.step():
            pass
        assert user.value(both) == "lr"


def test_a_listener_runs_though_an_earlier_one_has_failed() -> None:
    def fail() -> str:
        raise gr.Error("no")

    with gr.Blocks() as demo:
        note = gr.Textbox("before")
        button = gr.Button()
        button.click(fail, None, note)
        button.click(lambda text: f"{text}, after", note, note)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(note) == "before, after"


def test_listeners_of_a_change_come_to_the_newest_value() -> None:
    with gr.Blocks() as demo:
        source, copy, shown = gr.Textbox(interactive=True), gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda: "one", None, source)
        source.change(lambda text: text.upper(), source, copy)
        source.change(lambda text: f"<{text}>", copy, shown)
    with User(demo) as user:
        user.fire(button.click)
        assert user.value(shown) == "<ONE>"


def test_an_accordion_that_a_function_opens_tells_so_once() -> None:
    told: list[str] = []
    with gr.Blocks() as demo:
        with gr.Accordion("More", open=False, visible=False) as more:
            gr.Markdown("small print")
        more.expand(lambda: told.append("expand"))
        more.collapse(lambda: told.append("collapse"))
        opens, closes, names = gr.Button(), gr.Button(), gr.Button()
        opens.click(lambda: gr.Accordion(open=True, visible=True), None, more)
        closes.click(lambda: gr.Accordion(open=False), None, more)
        names.click(lambda: gr.Accordion(label="Less"), None, more)
    with User(demo) as user:
        for press in (closes, opens, opens, names, closes):
            user.fire(press.click)
    assert told == ["expand", "collapse"]


def test_an_accordion_that_is_drawn_anew_tells_that_it_was_folded() -> None:
    told: list[str] = []
    with gr.Blocks() as demo:
        count = gr.State(0)

        @gr.render(inputs=count)
        def draw(number: int) -> None:
            with gr.Accordion("More", open=False, key="more") as more:
                gr.Markdown("small print")
            more.collapse(lambda: told.append(f"collapse {number}"))
            gr.Button("open").click(lambda: gr.Accordion(open=True), None, more)
            gr.Button("again").click(lambda: number + 1, None, count)

    with User(demo) as user:
        for text in ("again", "open", "again", "again"):
            user.fire(next(node for node in user.drawn() if isinstance(node, gr.Button) and node.value == text).click)
    assert told == ["collapse 2"]


def test_a_component_that_is_drawn_anew_with_its_key_tells_that_its_value_changed() -> None:
    told: list[str] = []
    with gr.Blocks() as demo:
        count = gr.Number(0)

        @gr.render(inputs=count)
        def draw(number: int) -> None:
            for name, value in (("kept", number), ("same", 7)):
                field = gr.Number(value, key=name)
                field.change(lambda new, name=name: told.append(f"{name} {new}"), field)

    with User(demo) as user:
        for number in (1, 1, 2):
            user.set(count, number)
    assert told == ["kept 1", "kept 2"]


def test_a_run_for_which_there_is_no_room_begins_and_ends_for_its_page() -> None:
    with gr.Blocks() as demo:
        button, shown = gr.Button(), gr.Textbox()
        button.click(lambda: "ran", None, shown, trigger_mode="multiple", concurrency_limit=1)
    demo.queue(max_size=1)
    with User(demo) as user:
        running, waiting, refused = [user.start(button.click)[0] for _ in range(3)]
        assert (running.outcome, waiting.outcome, refused.outcome) == (None, None, "failed")
        # Without the first, a page would wait for an answer for ever.
        names = [type(entry.notice).__name__ for _, entry in refused.log.read(0) or ()]
        assert names == ["QueuedNotice", "FinishedNotice"]
