"""Serving an app from a program."""

from __future__ import annotations

import itertools
import socket
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.errors import ArgumentError, PortInUseError


def empty() -> gr.Blocks:
    with gr.Blocks(title="Empty") as demo:
        gr.Textbox(label="Name")
    return demo


def test_launch_serves_the_page_and_close_ends_it() -> None:
    demo = empty()
    _, url, public = demo.launch(prevent_thread_lock=True, quiet=True)
    with urllib.request.urlopen(url) as answer:
        assert "<title>Empty</title>" in answer.read().decode()
    demo.close()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(url)
    assert public is None


def test_an_app_tells_where_it_is_served() -> None:
    demo = empty()
    assert (demo.is_running, demo.local_url, demo.server_port, demo.app) == (False, None, None, None)
    app, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        assert (demo.is_running, demo.local_url, demo.local_api_url) == (True, url, f"{url}gradio_api/")
        assert (demo.app, demo.protocol, demo.server_name) == (app, "http", "127.0.0.1")
        assert url == f"http://127.0.0.1:{demo.server_port}/"
        assert (demo.share, demo.share_url) == (False, None)
        assert demo.server.started
    finally:
        demo.close()
    assert not demo.is_running


def test_an_app_that_is_launched_again_keeps_its_port() -> None:
    demo = empty()
    _, url, _ = demo.launch(server_port=0, prevent_thread_lock=True, quiet=True)
    try:
        assert demo.launch(prevent_thread_lock=True, quiet=True)[1] == url
    finally:
        demo.close()


def test_a_served_app_can_be_asked_without_a_connection() -> None:
    demo = empty()
    app, _, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        client = TestClient(app)
        assert client.get("/config").status_code == 200
        assert client.get("/config", headers={"host": "evil.example"}).status_code == 421
    finally:
        demo.close()


def test_a_port_in_use_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortInUseError, match=f"Port {port} is taken.*another `server_port`"):
            empty().launch(server_port=port, prevent_thread_lock=True, quiet=True)


def test_two_apps_run_in_one_process() -> None:
    first, second = empty(), empty()
    _, first_url, _ = first.launch(prevent_thread_lock=True, quiet=True)
    _, second_url, _ = second.launch(prevent_thread_lock=True, quiet=True)
    for url in (first_url, second_url):
        with urllib.request.urlopen(url) as answer:
            assert answer.status == 200
    first.close()
    second.close()


def test_pictures_that_are_not_there_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks() as demo:
        gr.Button(icon="nowhere.png")
        gr.Chatbot(avatar_images=("nobody.png", None), examples=[{"text": "Hi", "files": ["none.png"]}])
    _, url, _ = demo.launch(favicon_path="nowhere.ico", prevent_thread_lock=True, quiet=True)
    with urllib.request.urlopen(url) as answer:
        page = answer.read().decode()
    demo.close()
    assert "favicon.ico" not in page
    assert all(f"'{name}'" in caplog.text for name in ("nowhere.png", "nobody.png", "none.png", "nowhere.ico"))


def test_a_limit_that_is_no_size_is_refused_where_it_was_written() -> None:
    with pytest.raises(ArgumentError, match="got 'much'"):
        empty().launch(max_file_size="much", prevent_thread_lock=True, quiet=True)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"auth": [("ada",)]}, "`auth` must be a pair"),
        ({"auth": "ada:secret"}, "`auth` must be a pair of name and password, .* got something else"),
        ({"auth": ("a", "b"), "auth_dependency": str}, "two ways to sign in"),
        ({"footer_links": ["nonsense"]}, '`footer_links` takes "api"'),
        ({"footer_links": "api"}, "`footer_links` must be a list, got 'api'"),
        ({"i18n": {"en": {}}}, "`i18n` must be an `I18n`"),
        ({"max_threads": -1}, "`max_threads` must be a whole number from 1 on, got -1"),
        ({"root_path": "app"}, '`root_path` must be a path such as "/app"'),
        ({"server_port": "7860"}, "`server_port` must be a whole number from 0 to 65535, got '7860'"),
        ({"server_port": 70_000}, "`server_port` must be"),
    ],
)
def test_what_cannot_work_is_refused_where_it_was_written(options: dict[str, object], told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        empty().launch(prevent_thread_lock=True, quiet=True, **options)


def test_the_address_is_printed_unless_it_shall_be_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    demo = empty()
    _, url, _ = demo.launch(prevent_thread_lock=True)
    demo.close()
    assert url.rstrip("/") in capsys.readouterr().out


def test_files_with_css_and_head_reach_the_page(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("body { color: teal }")
    demo = empty()
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, css_paths=tmp_path / "own.css", head="<meta name=x>")
    with urllib.request.urlopen(url) as answer:
        page = answer.read().decode()
    demo.close()
    assert "color: teal" in page
    assert "<meta name=x>" in page


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_generator_without_end_ends_with_its_server(is_stored: bool, tmp_path: Path) -> None:
    def count() -> Iterator[int]:
        yield from itertools.count()

    with gr.Blocks() as demo:
        gr.Button().click(count, None, gr.Number(), api_name="count")
    others = set(threading.enumerate())
    store = tmp_path / "store" if is_stored else None
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, store=store)
    job = httpx.post(f"{url}api/count?async=1", json={}).json()
    with httpx.stream("GET", f"{job['url']}/events") as events:
        assert any(line == "event: result" for line in events.iter_lines())
    computing = [thread for thread in set(threading.enumerate()) - others if "hiroba-function" in thread.name]

    demo.close()

    assert computing
    for thread in computing:
        thread.join(30)
        assert not thread.is_alive()
