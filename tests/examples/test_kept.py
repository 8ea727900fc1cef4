"""Models that are trained once."""

from pathlib import Path

from models.kept import train_once


def test_second_call_does_not_train(tmp_path: Path):
    calls: list[int] = []
    models = [train_once("counter", lambda: calls.append(1) or len(calls), tmp_path) for _ in range(2)]
    assert models == [1, 1]


def test_broken_file_is_made_again(tmp_path: Path):
    train_once("model", lambda: "first", tmp_path)
    next(tmp_path.iterdir()).write_bytes(b"\x80broken")
    assert train_once("model", lambda: "second", tmp_path) == "second"
