from contextvars import copy_context

import pytest

from hiroba.files.access import AccessRules
from hiroba.files.context import set_owner, set_rules, set_store
from hiroba.files.keep import keep_files, keep_where_found
from hiroba.wire.values import FileData


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes(b"words")
    return str(path)


def keep(store, value, owner=None, blocked=()):
    """Keep the files of `value` in a context of its own, for the app or for a session."""

    def work():
        set_store(store)
        set_rules(AccessRules((), blocked))
        set_owner(owner)
        return keep_files(value)

    return copy_context().run(work)


def test_files_anywhere_in_a_value_are_kept(store, note):
    kept = keep(store, {"icons": [FileData(path=note)], "text": "x"})
    assert store.resolve(kept["icons"][0].path).read_bytes() == b"words"
    assert kept["text"] == "x"


def test_what_the_author_said_of_a_file_stands(store, note):
    kept = keep(store, FileData(path=note, orig_name="b.png", mime_type="image/x"))
    assert (kept.orig_name, kept.mime_type) == ("b.png", "image/x")


def test_a_file_that_has_an_address_is_left(store):
    file = store.put_bytes(b"x", "a.png")
    assert keep(store, file) is file


def test_a_file_that_is_not_there_may_be_left_out_and_the_log_says_so(store, caplog):
    def work():
        set_store(store)
        return keep_where_found(FileData(path="nowhere.png"))

    assert copy_context().run(work) is None
    assert "'nowhere.png'" in caplog.text


def test_a_file_elsewhere_is_left_there(store):
    assert keep(store, FileData(path="https://example.com/a.png")).url == "https://example.com/a.png"


def test_without_an_app_a_file_waits(note):
    assert copy_context().run(keep_files, FileData(path=note)).url is None


def test_in_a_run_what_a_function_may_give_out_is_kept_for_the_session(store, note):
    inside = str(store.resolve(store.put_bytes(b"x", "a.png").path))
    for path in (inside, note):
        assert store.find(keep(store, FileData(path=path), owner="s").path).owner == "s"


def test_in_a_run_what_a_function_may_not_give_out_is_left_out(store, note):
    assert keep(store, [FileData(path=note)], owner="s", blocked=[note]) == [None]
    assert keep(store, [FileData(path="/etc/hostname")], owner="s") == [None]
