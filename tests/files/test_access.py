import os

import pytest

from hiroba.errors import FileNotAllowedError, MissingFileError
from hiroba.files.access import AccessRules
from hiroba.files.media.saved import save_bytes_to_cache


@pytest.fixture
def house(tmp_path):
    """Folders `app` (the app's own), `open` (allowed), `open/cellar` (blocked), `closed`, and `temp`."""
    for name in ("app", "open", "open/cellar", "closed", "temp", "open/.git", "app/.env"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "note.txt").write_text(name)
    (tmp_path / "app" / ".hidden").touch()
    return tmp_path


@pytest.fixture
def rules(house):
    return AccessRules(
        [house / "open"], [house / "open" / "cellar"], working_dir=house / "app", temp_dir=house / "temp"
    )


def test_by_default_nothing_is_served(house):
    assert not AccessRules().may_serve(house / "open" / "note.txt")


def test_an_allowed_file_is_served(rules, house):
    assert rules.may_serve(house / "open" / "note.txt")
    assert AccessRules([str(house / "closed" / "note.txt")]).may_serve(str(house / "closed" / "note.txt"))


def test_one_path_may_stand_alone(house):
    rules = AccessRules(str(house / "open"), house / "open" / "cellar")
    paths = ["open/note.txt", "open/cellar/note.txt", "closed/note.txt"]
    assert [rules.may_serve(house / path) for path in paths] == [True, False, False]


def test_a_home_folder_may_be_written_short(house, monkeypatch):
    monkeypatch.setenv("HOME", str(house))
    assert AccessRules(["~/open"]).may_serve(house / "open" / "note.txt")


@pytest.mark.parametrize(
    "path",
    [
        "closed/note.txt",
        "app/note.txt",
        "temp/note.txt",
        "open/../closed/note.txt",
        "open/cellar/note.txt",
        "open/.git/note.txt",
        "open",
        "open/nothing.txt",
        "open/note.txt\0",
        "open/" + "x" * 5000,
        "open/\udcff",
    ],
)
def test_what_is_not_granted_is_not_served(rules, house, path):
    assert not rules.may_serve(f"{house}/{path}")


def test_what_a_function_kept_is_served_and_nothing_else_of_that_folder(house, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(house / "temp"))
    kept = save_bytes_to_cache(b"a picture", "red.png", str(house / "temp"))
    (house / "temp" / "other").mkdir()
    (house / "temp" / "other" / "red.png").touch()

    foreign = house / "temp" / ("0" * 64) / "red.png"
    foreign.parent.mkdir()
    foreign.write_bytes(b"of another program")

    assert AccessRules().may_serve(kept)
    assert not AccessRules().may_serve(foreign)
    assert not AccessRules().may_serve(house / "temp" / "other" / "red.png")
    assert not AccessRules().may_serve(house / "temp" / "note.txt")
    assert not AccessRules((), [house / "temp"]).may_serve(kept)
    assert not AccessRules().may_serve(save_bytes_to_cache(b"a picture", "red.png", str(house / "closed")))


def test_a_relative_path_is_not_served(rules, house, monkeypatch):
    monkeypatch.chdir(house / "open")
    assert not rules.may_serve("note.txt")


def test_a_path_below_the_folder_of_the_app_is_judged_by_the_same_rules(house):
    rules = AccessRules([house / "open"], working_dir=house)
    assert rules.find_served_below("open/note.txt") == house / "open/note.txt"
    for path in ("closed/note.txt", "open/../closed/note.txt", "open", f"{house}/open/note.txt", "open/note.txt\0"):
        assert rules.find_served_below(path) is None


def test_a_link_is_judged_by_where_it_leads(rules, house):
    (house / "open" / "out.txt").symlink_to(house / "closed" / "note.txt")
    (house / "closed" / "in.txt").symlink_to(house / "open" / "note.txt")
    assert not rules.may_serve(house / "open" / "out.txt")
    assert rules.find_served(house / "closed" / "in.txt") == house / "open" / "note.txt"


def test_a_link_to_itself_is_not_served(rules, house):
    (house / "open" / "loop").symlink_to("loop")
    assert not rules.may_serve(house / "open" / "loop")


def test_what_is_no_regular_file_is_not_served(rules, house):
    os.mkfifo(house / "open" / "pipe")
    assert not rules.may_serve(house / "open" / "pipe")


def test_a_hidden_folder_that_is_named_is_served(house):
    assert AccessRules([house / "open" / ".git"]).may_serve(house / "open" / ".git" / "note.txt")


@pytest.mark.parametrize("path", ["app/note.txt", "temp/note.txt", "open/note.txt", "open/.git/note.txt"])
def test_a_function_may_return_files_from_these_places(rules, house, path):
    assert rules.check_returned(house / path) == house / path


def test_a_relative_path_is_one_of_the_app(rules, house):
    assert rules.check_returned("note.txt") == house / "app" / "note.txt"


@pytest.mark.parametrize(
    "path",
    ["closed/note.txt", "open/cellar/note.txt", "app/.hidden", "app/.env/note.txt", "app/../closed/note.txt", "a\0b"],
)
def test_a_function_may_not_return_other_files(rules, house, path):
    with pytest.raises(FileNotAllowedError, match=r"launch\(allowed_paths=\["):
        rules.check_returned(f"{house}/{path}")


def test_hidden_files_stay_so_when_the_app_lies_in_a_temporary_folder(house):
    rules = AccessRules(working_dir=house / "temp", temp_dir=house)
    (house / "temp" / ".env").touch()
    assert rules.check_returned(house / "closed" / "note.txt")
    with pytest.raises(FileNotAllowedError):
        rules.check_returned(house / "temp" / ".env")


def test_a_temporary_folder_may_lie_hidden_in_that_of_the_app(house):
    rules = AccessRules(working_dir=house / "app", temp_dir=house / "app" / ".env")
    assert rules.check_returned(house / "app" / ".env" / "note.txt")


def test_a_file_of_the_store_may_be_returned_wherever_the_store_lies(store, house):
    rules = AccessRules([], [store.folder], working_dir=house / "app", temp_dir=house / "temp")
    path = store.resolve(store.put_bytes(b"x", "a.txt").path)
    assert rules.check_returned(path, store) == path
    with pytest.raises(FileNotAllowedError):
        rules.check_returned(store.folder / "lock", store)


def test_a_returned_path_where_no_file_is_says_so(rules):
    with pytest.raises(MissingFileError, match="no file is there"):
        rules.check_returned("nothing.txt")
