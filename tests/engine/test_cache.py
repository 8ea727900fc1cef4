"""What was computed once is not computed again: by the content of arguments, within limits, for each session alone where that is asked."""

import asyncio
import threading
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image

import hiroba as gr
from hiroba.engine.cache import cache
from hiroba.engine.content_key import content_key
from hiroba.errors import ArgumentError
from hiroba.files.context import set_owner
from hiroba.server.gradio.messages import JobReader
from hiroba.testing import User
from hiroba.wire.notices import FinishedNotice


@pytest.fixture
def calls() -> list[Any]:
    return []


def test_a_function_runs_once_for_the_same_arguments(calls: list[Any]) -> None:
    @cache
    def double(x: int, times: int = 2) -> int:
        calls.append(x)
        return x * times

    assert [double(3), double(3), double(x=3), double(3, 2), double(4)] == [6, 6, 6, 6, 8]
    assert calls == [3, 4]


def test_a_call_is_cached_where_it_stands(calls: list[Any]) -> None:
    def find(text: str) -> str:
        calls.append(text)
        return text.upper()

    assert [cache(find)("a"), cache(find)("a")] == ["A", "A"]
    assert calls == ["a"]


def test_a_job_tells_whether_a_result_was_kept() -> None:
    known = gr.Cache()

    @cache
    def double(x: int) -> int:
        return 2 * x

    def look_up(x: int) -> Any:
        found = known.get(x)
        known.set(x, value=2 * x)
        return x if found is None else found["value"]

    with gr.Blocks() as demo:
        number, button = gr.Number(3), gr.Button()
        button.click(double, number)
        button.click(look_up, number)
        button.click(lambda x: cache(double)(x), number)
    with User(demo) as user:
        jobs = user.start(button.click)
        while user.step():
            pass
        jobs += user.start(button.click)
        while user.step():
            pass

    reader, end = JobReader(jobs[3], lambda value: value), jobs[3].log.events(0)[-1].notice
    message = asyncio.run(reader.message(end, [6]))

    assert message is not None
    assert message["output"]["used_cache"] == "full"
    assert isinstance(end, FinishedNotice)
    assert end.used_cache == "full"
    assert [job.used_cache for job in jobs] == [None, None, "partial", "full", "partial", "partial"]


def test_a_method_is_cached_for_its_object(calls: list[Any]) -> None:
    class Model:
        def run(self, x: int) -> int:
            calls.append(x)
            return x

    model = Model()

    assert [cache(model.run)(1), cache(model.run)(1), cache(Model().run)(1)] == [1, 1, 1]
    assert calls == [1, 1]


def test_a_coroutine_is_cached(calls: list[Any]) -> None:
    @cache
    async def answer(x: int) -> int:
        calls.append(x)
        return x

    async def both() -> list[int]:
        return [await answer(1), await answer(1)]

    assert asyncio.run(both()) == [1, 1]
    assert calls == [1]


def test_a_generator_yields_all_of_its_values_again(calls: list[Any]) -> None:
    @cache
    def count(end: int) -> Any:
        shown: list[int] = []
        for i in range(end):
            calls.append(i)
            shown.append(i)
            yield shown

    first = [list(values) for values in count(3)]

    assert [first, list(count(3))] == [[[0], [0, 1], [0, 1, 2]]] * 2
    assert calls == [0, 1, 2]


def test_an_async_generator_yields_all_of_its_values_again(calls: list[Any]) -> None:
    @cache
    async def count(end: int) -> Any:
        for i in range(end):
            calls.append(i)
            yield i

    async def both() -> list[list[int]]:
        return [[i async for i in count(2)], [i async for i in count(2)]]

    assert asyncio.run(both()) == [[0, 1], [0, 1]]
    assert calls == [0, 1]


def test_a_generator_that_was_left_keeps_nothing(calls: list[Any]) -> None:
    @cache
    def count(end: int) -> Any:
        calls.append(end)
        yield from range(end)

    next(count(3))

    assert list(count(3)) == [0, 1, 2]
    assert calls == [3, 3]


def test_a_failure_is_not_kept(calls: list[Any]) -> None:
    @cache
    def fail_once(x: int) -> int:
        calls.append(x)
        if len(calls) == 1:
            raise ValueError("not yet")
        return x

    with pytest.raises(ValueError, match="not yet"):
        fail_once(1)

    assert fail_once(1) == 1


def test_who_changes_a_result_changes_no_other() -> None:
    @cache
    def rows() -> dict[str, Any]:
        return {"rows": [1], "array": np.zeros(2)}

    first = rows()
    first["rows"].append(2)
    first["array"][0] = 1
    rows()["rows"].append(3)

    assert rows()["rows"] == [1]
    assert rows()["array"].tolist() == [0, 0]


def test_an_object_without_data_is_the_same_for_all() -> None:
    make = cache(threading.Lock)

    assert make() is make()


def test_the_result_used_longest_ago_goes_first(calls: list[Any]) -> None:
    @cache(max_size=2)
    def same(x: int) -> int:
        calls.append(x)
        return x

    for x in (1, 2, 1, 3, 1, 2):
        same(x)

    assert calls == [1, 2, 3, 2]
    assert len(same.cache) == 2  # type: ignore[attr-defined]


def test_results_take_no_more_memory_than_they_may() -> None:
    @cache(max_memory="1kb")
    def zeros(count: int) -> Any:
        return np.zeros(count, np.uint8)

    for count in (500, 501, 502):
        zeros(count)

    assert len(zeros.cache) == 2  # type: ignore[attr-defined]


def test_a_key_tells_what_counts(calls: list[Any]) -> None:
    @cache(key=lambda given: given["prompt"])
    def write(prompt: str, request: gr.Request | None = None) -> str:
        calls.append(prompt)
        return prompt

    assert [write("a", gr.Request()), write("a", gr.Request())] == ["a", "a"]
    assert calls == ["a"]


def test_many_threads_may_ask_at_once() -> None:
    @cache(max_size=5)
    def same(x: int) -> int:
        return x

    wrong: list[int] = []

    def ask() -> None:
        wrong.extend(x for x in [i % 11 for i in range(500)] if same(x) != x)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert len(same.cache) == 5  # type: ignore[attr-defined]


def test_what_is_no_function_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"cache\(function\)\(arguments\)"):
        cache(3)  # type: ignore[call-overload]


def test_arguments_that_cannot_be_compared_are_refused() -> None:
    class Odd:
        __hash__ = None  # type: ignore[assignment]

        def __eq__(self, other: object) -> bool:
            return True

    with pytest.raises(ArgumentError, match=r"`Odd`.*`key=`"):
        cache(str)(Odd())


SAME = {
    "array": (np.arange(6), np.arange(6)),
    "picture": (Image.new("RGB", (2, 2)), Image.new("RGB", (2, 2))),
    "table": (pd.DataFrame({"a": [1, None]}), pd.DataFrame({"a": [1, None]})),
    "dictionary": ({"a": [1], "b": {2}}, {"b": {2}, "a": [1]}),
    "nan": (float("nan"), float("nan")),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same_content_has_the_same_key(one: Any, other: Any) -> None:
    assert content_key(one) == content_key(other)


DIFFERENT = {
    "types of numbers": [1, 1.0, True, "1", b"1", np.int64(1)],
    "containers": [[1, 2], (1, 2), {1, 2}, [[1], 2], [2, 1]],
    "arrays": [np.zeros(4), np.zeros((2, 2)), np.zeros(4, np.float32), np.ones(4)],
    "pictures": [Image.new("RGB", (2, 2)), Image.new("L", (2, 2)), Image.new("RGB", (2, 2), "red")],
    "tables": [pd.DataFrame({"a": [1]}), pd.DataFrame({"b": [1]}), pd.DataFrame({"a": [1]}, index=[5])],
    "objects": [object(), object()],
}


@pytest.mark.parametrize("values", DIFFERENT.values(), ids=DIFFERENT)
def test_different_content_has_different_keys(values: list[Any]) -> None:
    assert len({content_key(value) for value in values}) == len(values)


def test_a_cache_is_filled_by_hand() -> None:
    known = gr.Cache(max_size=2)

    for name in ("a", "b", "c"):
        known.set([name], text=name, length=1)

    assert known.get(["a"]) is None
    assert known.get(["c"]) == {"text": "c", "length": 1}
    assert known.keys() == [["b"], ["c"]]
    known.clear()
    assert len(known) == 0


def test_sessions_have_entries_of_their_own() -> None:
    known = gr.Cache(per_session=True)
    set_owner("one")
    known.set("key", value=1)

    set_owner("other")
    assert known.get("key") is None
    assert known.keys() == []
    set_owner(None)


def test_a_function_of_an_app_has_its_cache() -> None:
    known = gr.Cache(per_session=True)
    with gr.Blocks() as demo:
        text, times, shown = gr.Textbox(), gr.Number(value=2), gr.Textbox()

        def repeat(text: str, known: gr.Cache = known, times: float = 1) -> str:
            hits = (known.get(text) or {"hits": 0})["hits"]
            known.set(text, hits=hits + 1)
            return f"{text * int(times)} {hits}"

        button = gr.Button()
        button.click(repeat, [text, times], shown)

    with User(demo) as user, User(demo) as other:
        for person in (user, user, other):
            person.set(text, "a")
            person.fire(button.click)
        assert [user.value(shown), other.value(shown)] == ["aa 1", "aa 0"]
        assert len(known) == 2
        user.leave()
        assert len(known) == 1


def test_a_cached_function_serves_an_app(calls: list[Any]) -> None:
    @cache
    def spell(text: str, progress: gr.Progress = gr.Progress()) -> Any:
        calls.append(text)
        for i in range(len(text)):
            progress(i / len(text))
            yield text[: i + 1]

    with gr.Blocks() as demo:
        text, shown, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(spell, text, shown)

    with User(demo) as user, User(demo) as other:
        for person in (user, other):
            person.set(text, "abc")
            person.fire(button.click)
            assert person.value(shown) == "abc"

    assert calls == ["abc"]
