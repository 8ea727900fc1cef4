from __future__ import annotations

from pathlib import Path

import pytest
from tests.client.conftest import Served, served

import hiroba as gr
from hiroba.cli.main import main

__all__ = ["served"]


def test_info_tells_each_endpoint(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", served.url]) == 0

    assert "greet(name: string, mark: string = '!') -> string | null\n    Greet someone." in capsys.readouterr().out


def test_call_prints_the_result(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["call", served.url, "greet", "name=Ada", 'mark="?"']) == 0

    assert capsys.readouterr().out == "Hello Ada?\n"


def test_call_sends_and_saves_files(served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("quiet")

    assert main(["call", served.url, "shout", f"paper=@{paper}", "--save", str(tmp_path / "out")]) == 0

    assert (tmp_path / "out" / "loud.txt").read_text() == "QUIET"
    assert "loud.txt" in capsys.readouterr().out


def test_call_streams(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["call", served.url, "count", "end=2", "--stream"]) == 0

    assert capsys.readouterr().out.endswith("0 1 \n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["fail", "what=cheese"], "There is no cheese"),
        (["nothing"], "There is no endpoint"),
        (["greet", "name"], "NAME=VALUE"),
        (["shout", "paper=@/nowhere/at/all"], "There is no file"),
    ],
)
def test_what_went_wrong_is_told_in_a_line(
    served: Served, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["call", served.url, *words]) == 1

    assert told in capsys.readouterr().err


def test_who_must_sign_in_is_told_how_here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with gr.Blocks() as demo:
        gr.api(lambda: 1, api_name="one")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, auth=("ada", "engine"))
    assert main(["info", url]) == 1
    assert "`--user NAME`, with the password in HIROBA_PASSWORD" in capsys.readouterr().err
    monkeypatch.setenv("HIROBA_PASSWORD", "engine")
    assert main(["call", url, "one", "--user", "ada"]) == 0
    assert capsys.readouterr().out == "1\n"
    demo.close()
