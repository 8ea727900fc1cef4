from __future__ import annotations

import json

import httpx
import pytest
from tests.client.conftest import Served, served

__all__ = ["served"]


@pytest.fixture
def http(served: Served):  # type: ignore[no-untyped-def]
    with httpx.Client(base_url=served.url) as client:
        yield client


def test_named_arguments_bring_the_result_in_one_request(http: httpx.Client) -> None:
    answer = http.post("/api/greet", json={"name": "Ada", "mark": "?"})

    assert (answer.status_code, answer.json()["result"]) == (200, "Hello Ada?")


def test_a_form_carries_files_and_texts(http: httpx.Client) -> None:
    answer = http.post("/api/shout", files={"paper": ("a.txt", b"quiet")})

    file, length = answer.json()["result"]
    assert length == 5
    assert http.get(file["url"]).text == "QUIET"


def test_texts_of_a_form_are_read_as_the_parameter_needs_them(http: httpx.Client) -> None:
    assert http.post("/api/greet", files={"name": (None, "7")}).json()["result"] == "Hello 7!"
    assert http.post("/api/count", files={"end": (None, "2")}).json()["result"] == "0 1 "


def test_a_data_url_stands_for_a_file(http: httpx.Client) -> None:
    answer = http.post("/api/shout", json={"paper": "data:text/plain;base64,cXVpZXQ="})

    assert answer.json()["result"][1] == 5


def test_a_job_is_polled(http: httpx.Client) -> None:
    begun = http.post("/api/count?async=1", json={"end": 3})

    assert begun.status_code == 202
    assert begun.headers["location"] == begun.json()["url"]
    assert http.get(f"{begun.json()['url']}/events").text.count("event: finished") == 1
    assert http.get(begun.json()["url"]).json() | {"id": "", "duration_s": 0} == {
        "id": "",
        "endpoint": "count",
        "status": "done",
        "position": None,
        "progress": [],
        "duration_s": 0,
        "result": "0 1 2 ",
        "error": None,
    }


def test_events_go_on_after_the_last_one_that_was_seen(http: httpx.Client) -> None:
    job = http.post("/api/count?async=1", json={"end": 3}).json()
    whole = http.get(f"{job['url']}/events").text.strip().split("\n\n")
    middle = whole[2].split("\n")[0].removeprefix("id: ")

    rest = http.get(f"{job['url']}/events", headers={"last-event-id": middle}).text.strip().split("\n\n")

    assert rest == whole[3:]
    assert json.loads(whole[-1].split("data: ")[1])["result"] == "0 1 2 "


def test_a_job_is_read_to_its_end_when_its_beginning_is_forgotten(http: httpx.Client) -> None:
    job = http.post("/api/count?async=1", json={"end": 1000}).json()
    whole = http.get(f"{job['url']}/events").text.strip().split("\n\n")
    number = int(whole[-1].split("\n")[0].removeprefix("id: "))

    rest = http.get(f"{job['url']}/events", headers={"last-event-id": str(number - 1)}).text.strip().split("\n\n")

    # Queued, started, a thousand results, finished.
    assert (number, rest) == (1003, whole[-1:])
    assert http.get(job["url"]).json()["result"].endswith("998 999 ")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/nothing", b"{}", 404),
        ("/api/greet", b"{", 422),
        ("/api/greet", b"[1]", 422),
        ("/api/greet", b"[" * 100_000, 422),
        ("/api/greet", b'{"name": "Ada", "x": 1}', 422),
        ("/api/fail", b'{"what": "cheese"}', 500),
        ("/api/count", b'{"end": "many"}', 422),
        ("/api/shout", b'{"paper": {"path": "x/y"}}', 422),
    ],
)
def test_refusals_are_problem_details(http: httpx.Client, path: str, body: bytes, status: int) -> None:
    answer = http.post(path, content=body)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


@pytest.mark.parametrize("after", ["x", "-1", "1e3", "9" * 30])
def test_a_wrong_event_number_is_refused(http: httpx.Client, after: str) -> None:
    job = http.post("/api/count?async=1", json={"end": 1}).json()

    assert http.get(f"{job['url']}/events", params={"after": after}).status_code == 422


@pytest.mark.parametrize("value", ["-58800", "2", "yes", ""])
def test_a_switch_that_is_neither_on_nor_off_is_refused(http: httpx.Client, value: str) -> None:
    job = http.post("/api/count?async=true", json={"end": 1}).json()

    assert http.post("/api/count", params={"async": value}, json={"end": 1}).status_code == 422
    assert http.get(f"{job['url']}/events", params={"differences": value}).status_code == 422


@pytest.mark.parametrize("suffix", ["", "/events"])
def test_an_unknown_job_is_not_there(http: httpx.Client, suffix: str) -> None:
    assert http.get(f"/api/jobs/unknown{suffix}").status_code == 404


def test_pages_of_other_sites_may_not_call(http: httpx.Client) -> None:
    answer = http.post("/api/greet", json={"name": "Ada"}, headers={"origin": "https://elsewhere.example"})

    assert answer.status_code == 403


def test_the_document_describes_what_a_call_takes_and_gives(http: httpx.Client) -> None:
    document = http.get("/api/openapi.json").json()

    call = document["paths"]["/api/greet"]["post"]
    schema = call["requestBody"]["content"]["application/json"]["schema"]
    assert call["summary"] == "Greet someone."
    assert schema["required"] == ["name"]
    assert schema["properties"]["mark"]["default"] == "!"
    assert "/api/hidden" not in document["paths"]
    counted = document["paths"]["/api/count"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert (counted["properties"]["end"]["minimum"], counted["properties"]["end"]["maximum"]) == (0, 10_000_000)
    form = document["paths"]["/api/shout"]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert form["properties"]["paper"]["format"] == "binary"
