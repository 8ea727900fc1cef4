"""Programs in the ways in which people have written them for years: each works as its author expects."""

from __future__ import annotations

import functools
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image

import hiroba as gr
from hiroba.testing import User

Visit = Callable[..., User]


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Open an app as a user, any number of times."""
    with ExitStack() as opened:
        yield lambda *args, **options: opened.enter_context(User(*args, **options))


def press(user: User, demo: gr.Blocks, text: str) -> None:
    button = next(node for node in demo.walk() if isinstance(node, gr.Button) and node.value == text)
    user.fire(button.click)


def test_an_interface_of_names(visit: Visit) -> None:
    demo = gr.Interface(lambda name, times: name * int(times), ["text", "slider"], ["text"])
    name, times = demo.input_components
    (output,) = demo.output_components
    user = visit(demo)

    user.set(name, "ab")
    user.set(times, 2)
    press(user, demo, "Submit")

    assert user.value(output) == "abab"


def test_inputs_as_a_set_come_as_a_dictionary(visit: Visit) -> None:
    with gr.Blocks() as demo:
        a, b, total, button = gr.Number(5), gr.Number(3), gr.Number(), gr.Button()
        button.click(lambda data: data[a] - data[b], {a, b}, total)
    user = visit(demo)

    user.fire(button.click)

    assert user.value(total) == 2


def test_a_dictionary_by_component_sets_what_it_names(visit: Visit) -> None:
    with gr.Blocks() as demo:
        food, status, button = gr.Number(1), gr.Textbox(), gr.Button()
        button.click(lambda n: {food: n - 1, status: "full"} if n else {status: "hungry"}, food, [food, status])
    user = visit(demo)

    user.fire(button.click)
    first = user.value(status)
    user.fire(button.click)

    assert (first, user.value(food), user.value(status)) == ("full", 0, "hungry")


@pytest.mark.parametrize(
    "returned",
    [lambda: gr.Textbox(value="new", visible=False), lambda: gr.update(value="new", visible=False)],
    ids=["component", "update"],
)
def test_a_returned_update_changes_what_it_names(visit: Visit, returned: Callable[[], Any]) -> None:
    with gr.Blocks() as demo:
        text, button = gr.Textbox("old", label="Label"), gr.Button()
        button.click(returned, None, text)
    user = visit(demo)

    user.fire(button.click)

    assert (user.value(text), user.prop(text, "visible"), user.prop(text, "label")) == ("new", False, "Label")


def test_skipping_leaves_an_output_alone(visit: Visit) -> None:
    with gr.Blocks() as demo:
        a, b, button = gr.Textbox("a"), gr.Textbox("b"), gr.Button()
        button.click(lambda: (gr.skip(), "B"), None, [a, b])
    user = visit(demo)

    user.fire(button.click)

    assert (user.value(a), user.value(b)) == ("a", "B")


def test_state_that_is_changed_in_place_is_each_visitors_own(visit: Visit) -> None:
    def add(item: str, cart: list[str]) -> tuple[list[str], int]:
        cart.append(item)
        return cart, len(cart)

    with gr.Blocks() as demo:
        item, cart, size, button = gr.Textbox("milk"), gr.State([]), gr.Number(), gr.Button()
        button.click(add, [item, cart], [cart, size])
    one, two = visit(demo), visit(demo)

    one.fire(button.click)
    one.fire(button.click)
    two.fire(button.click)

    assert (one.value(size), two.value(size)) == (2, 1)


def test_state_by_name_in_an_interface(visit: Visit) -> None:
    def count(text: str, n: int | None) -> tuple[str, int]:
        n = (n or 0) + 1
        return f"{text} {n}", n

    demo = gr.Interface(count, ["text", "state"], ["text", "state"])
    user = visit(demo)

    user.set(demo.input_components[0], "a")
    press(user, demo, "Submit")
    press(user, demo, "Submit")

    assert user.value(demo.output_components[0]) == "a 2"


def test_one_function_on_several_triggers_then_another(visit: Visit) -> None:
    with gr.Blocks() as demo:
        name, out, button = gr.Textbox("Z"), gr.Textbox(), gr.Button()
        gr.on([name.submit, button.click], lambda n: f"Hello {n}", name, out).then(lambda: "", None, name)
    user = visit(demo)

    user.fire(name.submit)

    assert (user.value(out), user.value(name)) == ("Hello Z", "")


def test_decorators_attach_functions(visit: Visit) -> None:
    with gr.Blocks() as demo:
        name, out, button = gr.Textbox("Bo"), gr.Textbox(), gr.Button()

        @button.click(inputs=name, outputs=out)
        async def greet(name: str) -> str:
            return f"Hello {name}"

        @gr.on(inputs=[name], outputs=[out])
        def live(name: str) -> str:
            return f"Live {name}"

    user = visit(demo)
    loaded = user.value(out)

    user.fire(button.click)

    assert (loaded, user.value(out)) == ("Live Bo", "Hello Bo")


class Model:
    def predict(self, text: str, n: int = 2) -> str:
        return text * n

    @staticmethod
    def shout(text: str) -> str:
        return f"{text}!"

    def __call__(self, text: str) -> str:
        return f"called with {text}"


class Remote:
    """A method of a server that is called over the network, as those of `xmlrpc.client`: it has any attribute."""

    def __getattr__(self, name: str) -> Remote:
        if name.startswith("__"):
            raise AttributeError(name)
        return Remote()

    def __call__(self, *given: Any) -> str:
        return f"far {given[0]}"


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (Model().predict, "aa"),
        (Model.shout, "a!"),
        (Model(), "called with a"),
        (functools.partial(Model().predict, n=3), "aaa"),
        (lambda *given: "-".join(given), "a"),
        (Remote(), "far a"),
    ],
    ids=["method", "static", "object", "partial", "lambda", "remote"],
)
def test_anything_that_can_be_called_is_a_function(visit: Visit, function: Callable[..., Any], expected: str) -> None:
    with gr.Blocks() as demo:
        text, out, button = gr.Textbox("a"), gr.Textbox(), gr.Button()
        button.click(function, text, out)
    user = visit(demo)

    user.fire(button.click)

    assert user.value(out) == expected


def test_what_follows_success_and_failure(visit: Visit) -> None:
    def fail() -> None:
        raise gr.Error("Stop here")

    with gr.Blocks() as demo:
        out, always, button = gr.Textbox(), gr.Textbox(), gr.Button()
        run = button.click(fail)
        run.success(lambda: "won", None, out)
        run.failure(lambda: "lost", None, out)
        run.then(lambda: "after", None, always)
    user = visit(demo)

    user.fire(button.click)

    assert (user.value(out), user.value(always)) == ("lost", "after")


def test_generators_show_each_value_and_end_with_the_last(visit: Visit) -> None:
    async def count() -> AsyncIterator[tuple[str, int]]:
        for i in range(3):
            yield f"q{i}", i

    with gr.Blocks() as demo:
        text, number, button = gr.Textbox(), gr.Number(), gr.Button()
        button.click(count, None, [text, number])
    user = visit(demo)

    user.fire(button.click)

    assert (user.value(text), user.value(number)) == ("q2", 2)


def test_a_batch_function_gets_lists(visit: Visit) -> None:
    with gr.Blocks() as demo:
        word, length, out, button = gr.Textbox("hiroba"), gr.Number(3), gr.Textbox(), gr.Button()
        button.click(
            lambda words, lengths: [[w[: int(n)] for w, n in zip(words, lengths, strict=True)]],
            [word, length],
            out,
            batch=True,
            max_batch_size=4,
        )
    user = visit(demo)

    user.fire(button.click)

    assert user.value(out) == "hir"


def test_a_dropdown_follows_another(visit: Visit) -> None:
    cities = {"FR": ["Paris", "Lyon"], "DE": ["Berlin", "Bonn"]}
    with gr.Blocks() as demo:
        country, city, out = gr.Dropdown(list(cities), value=None), gr.Dropdown([], interactive=True), gr.Textbox()
        country.change(lambda c: gr.Dropdown(choices=cities[c], value=cities[c][0]), country, city)
        city.change(lambda c: c, city, out)
    user = visit(demo)

    user.set(country, "DE")

    assert (user.value(out), user.prop(city, "choices")[1]) == ("Berlin", ["Bonn", "Bonn"])


def test_what_a_region_draws_follows_its_inputs(visit: Visit) -> None:
    with gr.Blocks() as demo:
        tasks, out = gr.State(["one", "two"]), gr.Textbox()

        @gr.render(inputs=tasks)
        def draw(names: list[str]) -> None:
            for name in names:
                gr.Button(name).click(lambda name=name: [n for n in names if n != name], None, tasks)

        tasks.change(lambda names: ",".join(names), tasks, out)
    user = visit(demo)
    first = next(node for node in user.drawn() if isinstance(node, gr.Button))

    user.fire(first.click)

    assert user.value(out) == "two"
    assert len([node for node in user.drawn() if isinstance(node, gr.Button)]) == 1


def test_a_chat_that_grows_in_its_own_history(visit: Visit) -> None:
    def ask(message: str, history: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
        return "", [*history, {"role": "user", "content": message}]

    def answer(history: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
        text = "You said " + history[-1]["content"][0]["text"]
        history.append({"role": "assistant", "content": ""})
        for letter in text:
            history[-1]["content"] += letter
            yield history

    with gr.Blocks() as demo:
        chat, message = gr.Chatbot(), gr.Textbox("hey")
        message.submit(ask, [message, chat], [message, chat], queue=False).then(answer, chat, chat)
    user = visit(demo)

    user.fire(message.submit)

    assert user.received(chat)[-1]["content"][0]["text"] == "You said hey"


def test_a_liked_message_tells_which(visit: Visit) -> None:
    told: list[tuple[Any, Any]] = []

    def like(data: gr.LikeData) -> None:
        told.append((data.index, data.liked))

    with gr.Blocks() as demo:
        chat = gr.Chatbot([{"role": "assistant", "content": "hi"}])
        chat.like(like, None, None)
    visit(demo).fire(chat.like, {"index": 0, "value": "hi", "liked": True})

    assert told == [(0, True)]


def test_values_of_every_library_become_values_of_components(visit: Visit) -> None:
    values = (
        np.float32(1.5),
        np.array([[1, 2], [3, 4]]),
        pd.DataFrame({"q": [1.5]}),
        Image.new("L", (4, 4)),
        {"a": np.float32(0.75), "b": 0.25},
        {"k": np.int64(3)},
    )
    with gr.Blocks() as demo:
        outputs = [gr.Number(), gr.Dataframe(), gr.Dataframe(), gr.Image(type="pil"), gr.Label(), gr.JSON()]
        button = gr.Button()
        button.click(lambda: values, None, outputs)
    user = visit(demo)

    user.fire(button.click)
    number, table, frame, image, label, data = map(user.received, outputs)

    assert (number, table.values.tolist(), frame["q"].tolist(), image.size) == (1.5, [[1, 2], [3, 4]], [1.5], (4, 4))
    assert (label, data) == ({"a": 0.75, "b": 0.25}, {"k": 3})


def test_a_board_is_played_by_selecting_cells(visit: Visit) -> None:
    def place(board: list[list[str]], turn: str, event: gr.SelectData) -> tuple[list[list[str]], str]:
        board[event.index[0]][event.index[1]] = turn
        return board, "O" if turn == "X" else "X"

    with gr.Blocks() as demo:
        turn = gr.Textbox("X")
        board = gr.Dataframe([["", ""]] * 2, type="array", interactive=False)
        board.select(place, [board, turn], [board, turn])
    user = visit(demo)

    user.fire(board.select, {"index": [0, 1], "value": ""})

    assert (user.received(board), user.value(turn)) == ([["", "X"], ["", ""]], "O")


def test_progress_goes_along_what_it_is_given(visit: Visit) -> None:
    def reverse(word: str, progress: gr.Progress = gr.Progress()) -> str:
        progress(0, desc="Starting")
        return "".join(reversed(list(progress.tqdm(word, desc="Reading"))))

    with gr.Blocks() as demo:
        word, button = gr.Textbox("abc"), gr.Button()
        button.click(reverse, word, word)
    user = visit(demo)

    user.fire(button.click)

    assert user.value(word) == "cba"


def test_a_visit_is_told_and_messages_arrive(visit: Visit) -> None:
    def hello(request: gr.Request) -> str:
        gr.Info("Welcome")
        gr.Warning("Careful")
        return f"{request.username} {request.query_params.get('q')}"

    with gr.Blocks() as demo:
        out = gr.Textbox()
        demo.load(hello, None, out)
    user = visit(demo, query="q=7", username="ada")

    assert user.value(out) == "ada 7"
    assert [text for _, text in user.messages] == ["Welcome", "Careful"]


def test_apps_stand_inside_others(visit: Visit) -> None:
    inner = gr.Interface(lambda x: x * 2, gr.Number(), gr.Number())
    with gr.Blocks() as demo:
        with gr.Tab("A"):
            gr.Markdown("text")
        with gr.Tab("B"):
            inner.render()
    user = visit(demo)

    user.set(inner.input_components[0], 4)
    press(user, demo, "Submit")

    assert user.value(inner.output_components[0]) == 8


def test_what_a_function_puts_into_a_layout_of_its_own_is_only_a_value(visit: Visit) -> None:
    def ask() -> gr.Radio:
        with gr.Column():
            gr.Markdown("A question")
            return gr.Radio(["yes", "no"], value="no")

    with gr.Blocks() as demo:
        button, answer = gr.Button(), gr.Radio(["yes", "no"])
        button.click(ask, None, answer)
    user = visit(demo)

    user.fire(button.click)

    assert user.value(answer) == "no"


def test_a_component_is_made_first_and_placed_later(visit: Visit) -> None:
    late = gr.Textbox("late", render=False)
    with gr.Blocks() as demo:
        button = gr.Button()
        with gr.Row():
            late.render()
        button.click(lambda text: text.upper(), late, late)
    user = visit(demo)

    user.fire(button.click)

    assert user.value(late) == "LATE"


def test_a_value_may_be_a_function(visit: Visit) -> None:
    with gr.Blocks() as demo:
        source = gr.Textbox("a")
        loaded, following = gr.Number(lambda: 5), gr.Textbox(lambda text: f"of {text}", inputs=[source])
    user = visit(demo)

    user.set(source, "b")

    assert (user.value(loaded), user.value(following)) == (5, "of b")


def test_an_action_ends_another(visit: Visit) -> None:
    def slow() -> Iterator[int]:
        for i in range(1000):
            time.sleep(0)
            yield i

    with gr.Blocks() as demo:
        number, go, stop = gr.Number(), gr.Button(), gr.Button()
        run = go.click(slow, None, number)
        stop.click(None, None, None, cancels=[run])
    user = visit(demo)

    user.start(go.click)
    user.step()
    user.fire(stop.click)

    assert (user.value(number) or 0) < 999


def test_untouched_fields_give_what_programs_count_on(visit: Visit) -> None:
    with gr.Blocks() as demo:
        fields = [gr.Number(), gr.Number(placeholder="Age"), gr.Number(minimum=3), gr.Code(), gr.MultimodalTextbox()]
        result, seen, button = gr.Number(), gr.JSON(), gr.Button()
        button.click(lambda *values: values, fields, seen)
        button.click(lambda number: number + 1, fields[0], result)
    user = visit(demo)
    assert (user.value(fields[0]), user.value(result)) == (0, None)

    user.fire(button.click)

    assert user.value(seen) == [0, None, None, "", {"text": "", "files": []}]
    assert user.value(result) == 1


def test_an_untouched_number_in_a_drawing_begins_at_0(visit: Visit) -> None:
    with gr.Blocks() as demo:
        result = gr.Number()

        @gr.render()
        def draw() -> None:
            number, button = gr.Number(), gr.Button("Add")
            button.click(lambda number: number + 1, number, result)

    user = visit(demo)
    button = next(node for node in user.drawn() if isinstance(node, gr.Button))

    user.fire(button.click)

    assert user.value(result) == 1
