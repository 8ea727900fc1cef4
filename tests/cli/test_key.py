"""`hiroba key`: keys are shown once and kept as digests."""

from __future__ import annotations

from pathlib import Path

import pytest

from hiroba.cli.main import main
from hiroba.server.access.keys import KeyFile, Keys


def key(tmp_path: Path, *words: str) -> int:
    return main(["key", *words, "--store", str(tmp_path)])


def test_a_key_opens_until_it_is_revoked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert key(tmp_path, "create", "ci", "--endpoint", "/predict", "--role", "editor") == 0
    secret = capsys.readouterr().out.strip()
    keys = Keys(file=KeyFile(tmp_path))
    found = keys.find(secret)
    assert found is not None
    assert (found.name, found.endpoints, found.roles) == ("ci", {"predict"}, {"editor"})
    assert key(tmp_path, "revoke", "ci") == 0
    assert keys.find(secret) is None
    keys.close()


def test_the_secret_is_nowhere_on_the_disk_or_in_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key(tmp_path, "create", "ci")
    secret = capsys.readouterr().out.strip()
    key(tmp_path, "list")
    assert capsys.readouterr().out == "ci: opens all endpoints; has no end\n"
    assert not any(secret.encode() in path.read_bytes() for path in tmp_path.iterdir())


def test_a_key_ends_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key(tmp_path, "create", "ci", "--days", "1")
    secret, now_s = capsys.readouterr().out.strip(), [0.0]
    keys = Keys(file=KeyFile(tmp_path), clock=lambda: now_s[0])
    assert keys.find(secret) is not None
    now_s[0] = 4e9
    assert keys.find(secret) is None
    keys.close()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["create", "ci"], "There is a key named 'ci'"),
        (["revoke", "nobody"], "There is no key named 'nobody'"),
        (["create", "x", "--days", "0"], "`--days` must be positive"),
    ],
)
def test_wrong_wishes_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str) -> None:
    key(tmp_path, "create", "ci")
    assert key(tmp_path, *words) == 1
    assert told in capsys.readouterr().err


def test_each_key_has_a_rate_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key(tmp_path, "create", "ci", "--per-minute", "2")
    now_s = [0.0]
    keys = Keys(file=KeyFile(tmp_path), clock=lambda: now_s[0])
    record = keys.find(capsys.readouterr().out.strip())
    assert record is not None
    assert [keys.take(record) for _ in range(3)] == [0.0, 0.0, 30.0]
    now_s[0] = 30.0
    assert keys.take(record) == 0.0
    keys.close()
