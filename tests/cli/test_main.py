import subprocess
import sys
from pathlib import Path

import pytest

from hiroba._version import __version__
from hiroba.cli.main import main


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, f"hiroba {__version__}\n")


def test_a_missing_program_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["run", "nowhere.py"])

    assert status == 1
    assert "There is no program `nowhere.py`" in capsys.readouterr().err


def test_a_program_written_for_gradio_runs_unchanged(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "import gradio as gr\nfrom gradio.components import Textbox\nfrom gradio.themes.utils import colors\n"
        "gr.Interface(lambda x: x, Textbox(), 'text', theme=gr.themes.Soft(primary_hue=colors.red))\n"
        "gr.components.Number, gr.layouts.Row, gr.routes.Request, gr.events.SelectData, gr.themes.utils.sizes.text_md\n"
        "print(gr.__name__, Textbox.__module__, colors.red.c500)\nraise SystemExit"
    )

    ended = subprocess.run(
        [sys.executable, "-m", "hiroba", "run", "--compat", "--no-reload", str(file)],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert "gradio hiroba.components.textbox #" in ended.stdout, ended.stderr


def test_a_program_that_fails_at_the_start_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    # Nobody mends it: it ends by itself where nothing is said.
    file.write_text("import os, threading\nthreading.Timer(20, os._exit, [0]).start()\n1 / 0\n")

    command = [sys.executable, "-m", "hiroba", "run", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as waiting:
        said = waiting.stdout.readline() if waiting.stdout else ""
        waiting.kill()

    assert said.startswith("* Waiting for app.py to change; http://127.0.0.1:")
