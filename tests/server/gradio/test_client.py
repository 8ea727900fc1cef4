"""The client of existing programs, unmodified, against an app."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError, AuthenticationError

import hiroba as gr

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def count(end: float) -> Iterator[str]:
    text = ""
    for number in range(int(end)):
        text += f"{number} "
        time.sleep(0.01)
        yield text


def fail(what: str) -> str:
    raise gr.Error(f"There is no {what}", title="Sold out", duration=3)


def check(end: float, name: str) -> list[dict[str, Any]]:
    return [gr.validate(end > 3, "too short"), gr.validate(bool(name), "empty")]


def told_by(request: gr.Request) -> str:
    return str(request.headers.get("x-told"))


def place_of(event: gr.SelectData) -> str:
    return str(event.index)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    picture = tmp_path_factory.mktemp("pictures") / "note.txt"
    picture.write_text("default")
    with gr.Blocks() as demo:
        number, text, items = gr.Number(label="End"), gr.Textbox(label="Text"), gr.State([])
        paper = gr.File(str(picture), label="Paper")
        gr.Button().click(count, number, text, api_name="count")
        gr.Button().click(fail, text, text, api_name="fail")
        gr.Button().click(
            lambda item, items: ([*items, item], len(items) + 1), [text, items], [items, number], api_name="add"
        )
        gr.Button().click(lambda path: Path(path).read_text(), paper, text, api_name="read")
        gr.Button().click(lambda path: path, paper, paper, api_name="keep")
        gr.Button().click(lambda end, name: name, [number, text], text, validator=check, api_name="checked")
        gr.Button().click(told_by, None, text, api_name="told")
        gr.Button().click(lambda ns: [[n * 2 for n in ns]], number, number, batch=True, api_name="double")
        text.select(place_of, None, text, api_name="place")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, allowed_paths=[str(picture)])
    client = Client(url, verbose=False)
    yield client
    client.close()
    demo.close()


def test_a_generator_streams_each_value(client: Client) -> None:
    assert list(client.submit(3, api_name="/count")) == ["0 ", "0 1 ", "0 1 2 "]


def test_a_job_that_is_cancelled_ends(client: Client) -> None:
    job = client.submit(100_000, api_name="/count")
    while len(job.outputs()) < 2:
        time.sleep(0.01)
    job.cancel()
    assert len(job.outputs()) < 1000


def test_the_words_of_an_error_arrive(client: Client) -> None:
    with pytest.raises(AppError, match="There is no bread"):
        client.predict("bread", api_name="/fail")


def test_what_a_validator_refuses_is_named(client: Client) -> None:
    with pytest.raises(AppError, match=r"^end: too short\nname: empty$"):
        client.predict(1, "", api_name="/checked")


def test_state_is_kept_from_call_to_call(client: Client) -> None:
    assert [client.predict("x", api_name="/add") for _ in range(2)] == [1, 2]


def test_a_file_goes_up(client: Client, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("roses")
    assert client.predict(handle_file(tmp_path / "poem.txt"), api_name="/read") == "roses"


def test_a_default_that_is_a_file_can_be_left_out(client: Client) -> None:
    assert client.predict(api_name="/read") == "default"


def test_a_call_with_too_many_values_fails_with_a_sentence(client: Client) -> None:
    with pytest.raises(AppError, match=r"`/fail` takes 1 values, got 2\."):
        client.predict("bread", "butter", api_name="/fail")


def test_what_a_client_asks_besides_calls(client: Client) -> None:
    ask = client.src.rstrip("/") + "/gradio_api"
    answers = {
        path: httpx.get(f"{ask}/{path}").json()
        for path in ("app_id", "app_id/", "startup-events", "user", "login_check")
    }
    assert answers["app_id"] == answers["app_id/"] == {"app_id": client.config["app_id"]}
    assert (answers["startup-events"], answers["user"], answers["login_check"]) == (True, None, None)
    assert httpx.get(f"{ask}/queue/status").json()["queue_size"] == 0


def test_the_names_of_early_clients_lead_to_the_same_calls(client: Client) -> None:
    numbered = httpx.post(
        f"{client.src}gradio_api/run/predict/", json={"fn_index": 2, "data": ["x"], "session_hash": "early"}
    )
    assert numbered.json()["data"] == [None, 1]


def test_a_direct_call_may_tell_of_an_event(client: Client) -> None:
    body = {"data": [], "event_data": {"index": 3, "value": "x"}}
    assert httpx.post(f"{client.src}gradio_api/run/place", json=body).json()["data"] == ["3"]


def test_a_session_can_begin_anew(client: Client) -> None:
    client.predict("x", api_name="/add")
    client.reset_session()
    assert client.predict("x", api_name="/add") == 1


def test_files_come_back_where_the_caller_wants_them(client: Client, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("tulips")
    paper = handle_file(tmp_path / "poem.txt")
    into = Client(client.src, verbose=False, download_files=tmp_path / "mine")
    untouched = Client(client.src, verbose=False, download_files=False)

    kept = Path(into.predict(paper, api_name="/keep"))
    told = untouched.predict(paper, api_name="/keep")

    assert kept.is_relative_to(tmp_path / "mine")
    assert kept.read_text() == httpx.get(told["url"]).text == "tulips"
    into.close()
    untouched.close()


def test_header_fields_reach_the_function(client: Client) -> None:
    told = Client(client.src, verbose=False, headers={"x-told": "yes"})
    assert told.predict(api_name="/told") == "yes"
    told.close()


def test_what_a_job_tells_on_its_way(client: Client) -> None:
    job = client.submit(3, api_name="/count")
    assert job.result() == "0 1 2 "
    assert (job.done(), job.status().code.name, len(job.outputs())) == (True, "FINISHED", 3)

    failed = client.submit("bread", api_name="/fail")
    with pytest.raises(AppError) as caught:
        failed.result()
    assert (caught.value.title, caught.value.duration, caught.value.visible) == ("Sold out", 3, True)


def test_batches_answer_each_caller_with_its_own(client: Client) -> None:
    jobs = [client.submit(number, api_name="/double") for number in range(5)]
    assert [job.result() for job in jobs] == [0, 2, 4, 6, 8]


@pytest.mark.parametrize("way", [{"auth": ("ada", "engine")}, {"headers": {"Authorization": f"Bearer {'k' * 40}"}}])
def test_a_client_signs_in_or_brings_a_key(way: dict[str, Any]) -> None:
    with gr.Blocks() as demo:
        gr.api(lambda: "in", api_name="enter")
    _, url, _ = demo.launch(
        prevent_thread_lock=True, quiet=True, auth=("ada", "engine"), api_keys={"nightly": "k" * 40}
    )
    try:
        with pytest.raises(AuthenticationError):
            Client(url, verbose=False)
        entered = Client(url, verbose=False, **way)
        assert entered.predict(api_name="/enter") == "in"
        entered.close()
    finally:
        demo.close()
