"""Progress: what a visitor is told while a function runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tqdm import tqdm

import hiroba as gr
from hiroba.testing import User
from hiroba.wire.notices import ProgressNotice


def shown(function: Callable[..., Any]) -> list[tuple[Any, ...]]:
    """Run a function from a button, and return what the visitor was shown of its innermost progress."""
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(function)
    with User(demo) as user:
        (job,) = user.start(button.click)
        while user.step():
            pass
        notices = [entry.notice for _, entry in job.log.read(0) or []]
    units = [notice.units[-1] for notice in notices if isinstance(notice, ProgressNotice) and notice.units]
    return [(unit.index, unit.length, unit.progress, unit.desc) for unit in units]


def share(progress: gr.Progress = gr.Progress()) -> None:
    progress(0.5, desc="Halfway")


def steps(progress: gr.Progress = gr.Progress()) -> None:
    progress((3, 8), desc="Kneading")


def loop(progress: gr.Progress = gr.Progress()) -> None:
    for _ in progress.tqdm(["rye", "wheat"], desc="Baking"):
        pass


def counted(progress: gr.Progress = gr.Progress()) -> None:
    bar = progress.tqdm(None, desc="Proving", total=4)
    bar.update(2)
    bar.update()


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (share, [(None, None, 0.5, "Halfway")]),
        (steps, [(3, 8, None, "Kneading")]),
        (loop, [(0, 2, None, "Baking"), (1, 2, None, "Baking"), (2, 2, None, "Baking")]),
        (counted, [(0, 4, None, "Proving"), (2, 4, None, "Proving"), (3, 4, None, "Proving")]),
    ],
    ids=["share", "steps", "loop", "counted"],
)
def test_progress_tells_share_steps_and_loops(function: Callable[..., Any], expected: Any) -> None:
    assert shown(function) == expected


def test_bars_of_tqdm_are_shown_when_asked_for(tmp_path: Any) -> None:
    def train(progress: gr.Progress = gr.Progress(track_tqdm=True)) -> None:
        with (tmp_path / "bar").open("w") as file:
            for _ in tqdm(range(2), desc="Epochs", file=file):
                pass

    assert shown(train) == [(0, 2, None, "Epochs"), (1, 2, None, "Epochs"), (2, 2, None, "Epochs")]


def test_calls_outside_a_run_do_nothing() -> None:
    assert gr.Progress()(0.5) == 0.5
