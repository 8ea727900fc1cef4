"""What a session costs and leaves behind, counted in bytes that Python holds, and what becomes of a thousand jobs at once."""

from __future__ import annotations

import gc
import json
import threading
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.service import Service
from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.sessions.visit import Headers, Visit
from hiroba.wire.commands import AttachCommand
from hiroba.wire.ids import ScreenId

SESSIONS = 300
HEADERS = {"user-agent": "Mozilla/5.0 " * 10, "accept-language": "en,de;q=0.5", "cookie": "a=" + "b" * 60}


def _memory() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def _open(service: Service) -> Callable[[], list[tuple[Session, Screen]]]:
    def attach() -> list[tuple[Session, Screen]]:
        commands = [AttachCommand(ScreenId(f"{number}")) for number in range(SESSIONS)]
        visits = [Visit(Headers({**HEADERS, "x": str(number)})) for number in range(SESSIONS)]
        pairs = zip(commands, visits, strict=True)
        return [service.attendance.attach(command, visit)[:2] for command, visit in pairs]

    return attach


@pytest.mark.parametrize("components", [1, 500])
def test_a_session_costs_little_whatever_the_number_of_components_and_leaves_nothing(components: int) -> None:
    with gr.Blocks() as demo:
        for _ in range(components):
            gr.Textbox("text")
    with TestClient(create_app(demo)) as client:
        service = client.app.state.service  # type: ignore[attr-defined]  # set by `create_app`
        assert client.portal is not None

        def close(opened: list[tuple[Session, Screen]]) -> None:
            for session, screen in opened:
                service.attendance.detach(session, screen, screen.connections, has_left=True)

        client.portal.call(close, client.portal.call(_open(service)))
        tracemalloc.start()
        try:
            before = _memory()
            opened = client.portal.call(_open(service))
            present = _memory() - before
            client.portal.call(close, opened)
            opened.clear()
            departed = _memory() - before
        finally:
            tracemalloc.stop()
    assert present / SESSIONS < 10_000
    assert departed / SESSIONS < 500


def test_a_thousand_jobs_at_once_all_finish() -> None:
    with gr.Blocks() as demo:
        number, double = gr.Number(precision=0), gr.Number(precision=0)
        gr.Button().click(lambda number: 2 * number, number, double, api_name="double", concurrency_limit=4)
    with TestClient(create_app(demo)) as client:
        ids = [
            client.post("/gradio_api/call/double", json={"data": [number], "session_hash": "one"}).json()["event_id"]
            for number in range(1000)
        ]
        jobs = client.app.state.service.engine.jobs  # type: ignore[attr-defined]  # set by `create_app`
        last = client.get(f"/gradio_api/call/double/{ids[-1]}").text
        outcomes = {jobs.get(id).outcome for id in ids[:-4]}
    assert (last.split("data: ")[-1].strip(), outcomes) == ("[1998]", {"done"})


def test_quick_functions_of_many_visitors_run_one_after_the_other() -> None:
    inside = threading.Lock()

    def work(number: int) -> str:
        is_alone = inside.acquire(blocking=False)
        zlib.compress(bytes(300_000))  # others may run meanwhile
        if is_alone:
            inside.release()
        return f"{number} {is_alone}"

    with gr.Blocks() as demo:
        number, answer = gr.Number(precision=0), gr.Textbox()
        gr.Button().click(work, number, answer, api_name="work")
    with TestClient(create_app(demo)) as client:
        ids = [
            client.post("/gradio_api/call/work", json={"data": [number], "session_hash": f"{number}"}).json()[
                "event_id"
            ]
            for number in range(300)
        ]
        answers = [client.get(f"/gradio_api/call/work/{id}").text for id in ids]
    assert [json.loads(answer.split("data: ")[-1]) for answer in answers] == [[f"{n} True"] for n in range(300)]
