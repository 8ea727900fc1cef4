"""One process alone works with a `store`; the next waits for it to end, and says why it does not start."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.errors import LaunchError
from hiroba.server.app import create_app
from hiroba.server.settings import Settings
from hiroba.server.store_lock import StoreLock


def test_the_second_process_is_refused_with_a_reason_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = StoreLock(tmp_path / "store", 0.0), StoreLock(tmp_path / "store", 0.0)
    first.take()
    first.take()
    with pytest.raises(LaunchError, match="Another server works with the folder"):
        second.take()
    first.release()
    second.take()
    second.release()


def test_the_next_process_waits_for_one_that_stops(tmp_path: Path) -> None:
    first, second = StoreLock(tmp_path, 0.0), StoreLock(tmp_path, 30.0)
    first.take()
    waiting = threading.Thread(target=second.take)
    waiting.start()
    first.release()
    waiting.join(30)
    assert not waiting.is_alive()
    second.release()


def test_without_a_store_nothing_is_locked() -> None:
    StoreLock(None, 0.0).take()


def test_an_app_that_has_stopped_lets_go_of_its_store(tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        gr.Textbox()
    for _ in range(2):
        with TestClient(create_app(demo, Settings(store=tmp_path, shutdown_grace_s=0.0))) as client:
            assert client.get("/hiroba/ready").status_code == 200


def test_several_processes_are_answered_with_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks() as demo:
        gr.Textbox()
    demo.launch(prevent_thread_lock=True, quiet=True, num_workers=4)
    demo.close()
    assert "one process serves this app" in caplog.text
