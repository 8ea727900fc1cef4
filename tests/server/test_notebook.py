"""What `launch` does in a notebook: apps of a cell that runs again, and where a browser finds them."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

import hiroba as gr
from hiroba.server.notebook import inline_address

APP = "with gr.Blocks() as demo:\n    gr.Markdown('Hello')\nurls.append(demo.launch(quiet=True)[1])"


class ZMQInteractiveShell(InteractiveShell):
    """A shell that is asked as the one of a notebook is."""

    asked: dict[str, Any] | None = None

    def get_parent(self) -> dict[str, Any] | None:
        """Return the request that is being answered."""
        return self.asked

    def run(self, code: str, cell: str = "") -> None:
        """Run a cell, whose notebook may have a name for it."""
        self.asked = {"content": {"code": code}, "metadata": {"cellId": cell} if cell else {}}
        self.run_cell(code, store_history=True).raise_error()


@pytest.fixture
def notebook(capsys: pytest.CaptureFixture[str]) -> Iterator[ZMQInteractiveShell]:
    InteractiveShell.clear_instance()
    ZMQInteractiveShell.clear_instance()
    shell = ZMQInteractiveShell.instance()
    shell.run("import hiroba as gr\nurls = []")
    yield shell
    shell.run("gr.close_all(verbose=False)")
    ZMQInteractiveShell.clear_instance()


def is_served(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10):
            return True
    except urllib.error.URLError:
        return False


def test_a_cell_that_runs_again_takes_the_place_of_its_former_app(notebook: ZMQInteractiveShell) -> None:
    notebook.run(APP, "first")
    notebook.run(APP, "second")
    notebook.run(APP + "  # edited", "first")

    first, second, again = notebook.user_ns["urls"]
    assert (first, second) != (again, again)
    assert again == first
    assert is_served(second)
    assert is_served(again)


def test_where_cells_have_no_names_their_code_tells(notebook: ZMQInteractiveShell) -> None:
    notebook.run(APP)
    notebook.run(APP)
    notebook.run(APP + "  # another cell")

    first, again, other = notebook.user_ns["urls"]
    assert first == again != other


def test_an_app_that_is_launched_again_is_served_once(notebook: ZMQInteractiveShell) -> None:
    notebook.run(APP, "first")
    notebook.run("urls.append(demo.launch(quiet=True)[1])", "second")

    assert len(set(notebook.user_ns["urls"])) == 1


def test_a_cell_shows_the_app_and_no_objects(notebook: ZMQInteractiveShell, capsys: pytest.CaptureFixture[str]) -> None:
    notebook.run("%load_ext hiroba")
    capsys.readouterr()
    notebook.run("%%blocks\ngr.Markdown('Hello')", "magic")
    notebook.run("demo.launch(quiet=True, inline=False)", "shown")

    assert "Starlette" not in (shown := capsys.readouterr().out)
    assert "Markdown" not in shown


def test_a_hub_and_a_proxy_show_the_app_under_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    assert inline_address("http://127.0.0.1:7861/", "") == "http://127.0.0.1:7861/"
    assert inline_address("http://127.0.0.1:7861/", "/tool") == "/tool/"
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/ada/")
    assert inline_address("http://127.0.0.1:7861/", "") == "/user/ada/proxy/7861/"


def test_what_launch_returns_is_a_tuple() -> None:
    with gr.Blocks() as demo:
        gr.Markdown("Hello")
    served, url, public = demo.launch(prevent_thread_lock=True, quiet=True)
    demo.close()
    assert (callable(served), url.startswith("http://127.0.0.1:"), public) == (True, True, None)
