from pathlib import Path

from hiroba.files.secret import lasting_secret


def test_a_secret_outlasts_who_made_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"

    first = lasting_secret(folder)

    assert len(first) == 32
    assert lasting_secret(folder) == first
    assert lasting_secret(tmp_path / "other") != first
    assert [file.name for file in folder.iterdir()] == ["secret"]
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600


def test_a_secret_of_which_half_is_left_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"half")

    assert lasting_secret(tmp_path) == lasting_secret(tmp_path) != b"half"


def test_there_is_a_secret_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert len(lasting_secret(tmp_path / "file" / "folder")) == 32
