"""Examples: the forms in which they are given, and the answers that are kept."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hiroba.components.button import Button
from hiroba.components.dataset import Dataset
from hiroba.components.file import File
from hiroba.components.label import Label
from hiroba.components.number import Number
from hiroba.components.textbox import Textbox
from hiroba.errors import ArgumentError
from hiroba.files.store import FileStore
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.example_cache import ExampleCache
from hiroba.interfaces.example_rows import example_rows
from hiroba.interfaces.examples import Examples
from hiroba.interfaces.interface import Interface
from hiroba.layout.column import Column
from hiroba.sessions.visit import Request
from hiroba.testing import User
from hiroba.wire.values import FileData

TWO = [Textbox(render=False), Number(render=False)]


@pytest.mark.parametrize(
    ("examples", "rows"),
    [
        ([["a", 1], ["b", 2]], [["a", 1], ["b", 2]]),
        ([["a"]], [["a", None]]),
        ([["a", 1, "output"]], [["a", 1]]),
        ([], []),
    ],
    ids=["rows", "short", "long", "none"],
)
def test_rows_have_a_value_for_each_input(examples: Any, rows: Any) -> None:
    assert example_rows(examples, TWO) == rows


def test_values_alone_do_for_one_input() -> None:
    assert example_rows(["a", "b"], TWO[:1]) == [["a"], ["b"]]


@pytest.mark.parametrize("examples", [["a", "b"], 3, "no such folder"], ids=["flat", "number", "folder"])
def test_other_forms_are_refused(examples: Any) -> None:
    with pytest.raises(ArgumentError, match="`examples`"):
        example_rows(examples, TWO)


def test_a_folder_holds_a_log(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text('Word,Number,flag\n"a, b",1,x\n')

    assert example_rows(str(tmp_path), TWO) == [["a, b", "1"]]


def test_a_folder_of_files_does_for_one_input(tmp_path: Path) -> None:
    (tmp_path / "b.txt").touch()
    (tmp_path / "a.txt").touch()

    assert example_rows(tmp_path, [File(render=False)]) == [[str(tmp_path / "a.txt")], [str(tmp_path / "b.txt")]]


def test_columns_without_values_are_left_out() -> None:
    with Blocks():
        examples = Examples([["a", None], ["b", None]], [Textbox(label="Word"), Number(label="Number")])

    assert (examples.dataset.headers, examples.dataset.samples) == (["Word"], [["a"], ["b"]])


def test_keeping_answers_needs_a_function() -> None:
    with Blocks(), pytest.raises(ArgumentError, match="needs `fn` and `outputs`"):
        Examples(["a"], Textbox(), cache_examples=True)


def test_eager_answers_are_computed_before_the_app_opens() -> None:
    with Blocks() as app:
        Examples(["a"], Textbox(), Textbox(), str.upper, cache_examples=True)

    assert len(app.startup_tasks) == 1


def test_lazy_answers_wait_for_a_click() -> None:
    with Blocks() as app:
        Examples(["a"], Textbox(), Textbox(), str.upper, cache_examples=True, cache_mode="lazy")

    assert app.startup_tasks == []


def test_a_lazy_answer_is_made_for_its_visitor() -> None:
    def greet(name: str, request: Request) -> str:
        return f"{name} asks for {request.path}"

    with Blocks() as app:
        result = Textbox()
        examples = Examples(["Ann"], Textbox(), result, greet, cache_examples=True, cache_mode="lazy")
    with User(app) as user:
        user.set(examples.dataset, 0)
        user.fire(examples.dataset.click)
        assert user.value(result) == "Ann asks for /"


def test_lazy_in_the_place_of_true_means_both() -> None:
    lazy: Any = "lazy"
    with Blocks() as app:
        examples = Examples(["a"], Textbox(), Textbox(), str.upper, cache_examples=lazy)

    assert (examples.cache_mode, app.startup_tasks) == ("lazy", [])


@pytest.mark.parametrize(
    ("value", "mode", "shown"), [("?", "eager", ("a", "A")), ("own", "eager", ("own", "")), ("?", "lazy", ("", ""))]
)
def test_a_page_opens_with_an_example_that_costs_nothing(value: str, mode: Any, shown: tuple[str, str]) -> None:
    with Blocks() as app:
        word, result = Textbox() if value == "?" else Textbox(value), Textbox()
        Examples(["a"], word, result, str.upper, cache_examples=True, cache_mode=mode)
    with User(app) as user:
        assert (user.value(word) or "", user.value(result) or "") == shown


@pytest.mark.parametrize(
    ("samples", "got"),
    [
        ([["c"], ["d"]], ("d", 7)),
        ([["c", 3], ["d", 4], ["e", 5]], ("d", 4)),
        (None, ("b", 2)),
    ],
    ids=["of the shown inputs", "of all inputs", "of the author"],
)
def test_a_click_fills_in_the_samples_that_a_function_gave(samples: Any, got: tuple[str, int]) -> None:
    with Blocks() as app:
        word, count, more = Textbox(), Number(7), Button()
        examples = Examples([["a", 1], ["b", 2]], [word, count], visible_columns=[0])
        columns = [Textbox(), Number()] if samples and len(samples[0]) == 2 else [Textbox()]
        new = {"components": columns, "samples": samples} if samples else {"visible": True}
        more.click(lambda: Dataset(**new), None, examples.dataset)
    with User(app) as user:
        user.fire(more.click)
        user.set(examples.dataset, 1)
        user.fire(examples.dataset.click)

        assert (user.value(word), user.value(count)) == got


def steps(text: str) -> Iterator[str]:
    yield text
    yield text * 2


async def later(text: str) -> str:
    return text * 2


async def later_steps(text: str) -> Any:
    yield text
    yield text * 2


@pytest.mark.parametrize("function", [lambda text: text * 2, steps, later, later_steps], ids=lambda f: f.__name__)
def test_the_last_value_of_any_function_is_kept(
    function: Callable[..., Any], store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path))

    assert ExampleCache(function, TWO[:1], TWO[:1], [["a"]]).answer(0) == ["aa"]


def test_an_answer_is_computed_once(store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path))
    calls: list[str] = []

    def remember(text: str) -> str:
        calls.append(text)
        return text

    for _ in range(2):
        ExampleCache(remember, TWO[:1], TWO[:1], [["a"], ["b"]]).fill()

    assert calls == ["a", "b"]


def test_files_of_answers_come_from_the_store(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path / "cache"))

    def write(text: str) -> str:
        path = tmp_path / "answer.txt"
        path.write_text(text)
        return str(path)

    cache = ExampleCache(write, TWO[:1], [File(render=False)], [["a"]])
    cache.fill()
    (tmp_path / "answer.txt").unlink()
    (file,) = cache.answer(0)

    assert isinstance(file, FileData)
    assert store.resolve(file.path).read_text() == "a"


def test_kept_answers_may_be_updates_of_parts_of_the_page(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path))
    label, box, column = Label(render=False), Textbox(render=False), Column(render=False)
    shown = {"__type__": "update", "visible": True}

    def answer(text: str) -> Any:
        return {label: {"__type__": "update", "value": {text: 1}}, column: shown}

    first, second, third = ExampleCache(answer, TWO[:1], [label, box, column], [["a"]]).answer(0)
    assert first["value"]["label"] == "a"
    assert second == {"__type__": "update"}
    assert third == shown


def test_kept_answers_may_be_made_of_raw_payloads(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_EXAMPLES_CACHE", str(tmp_path))
    label = Label(render=False)

    def answer(payload: Any) -> Any:
        return {"label": payload, "confidences": None}

    cache = ExampleCache(answer, TWO[:1], [label], [["a"]], preprocess=False, postprocess=False)
    assert cache.answer(0) == [{"label": "a", "confidences": None}]


@pytest.mark.parametrize("columns", [[], [2], [-1], [True]])
def test_columns_that_are_not_there_are_refused(columns: list[int]) -> None:
    with pytest.raises(ArgumentError, match="visible_columns"):
        Examples([["a", 1]], TWO, visible_columns=columns)


def test_examples_may_be_made_before_the_app() -> None:
    assert Examples([["a", 1]], TWO).dataset.samples == [["a", 1]]


@pytest.mark.parametrize(("rows", "columns"), [([["a", 1]], ["Text"]), ([[None, 1]], ["Count"])])
def test_examples_of_an_interface_show_the_main_inputs(rows: Any, columns: list[str]) -> None:
    form = Interface(
        lambda text, count: text,
        Textbox(label="Text"),
        "text",
        additional_inputs=Number(label="Count"),
        examples=rows,
    )
    assert form.examples_handler.dataset.headers == columns
