import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiroba.errors import MissingFileError, StorageFullError, UnknownFileError, UploadConflictError
from hiroba.files.store import FileStore


def blobs(store):
    return sorted((store.folder / "blobs").iterdir())


def leftovers(store):
    return list((store.folder / "unfinished").iterdir())


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_put_file_comes_back_under_its_own_name(store, tmp_path):
    path = tmp_path / "статья 日本.txt"
    path.write_bytes(b"words")
    file = store.put_path(path)
    kept = store.resolve(file.path)
    assert (kept.name, kept.read_bytes()) == ("статья 日本.txt", b"words")


def test_put_bytes_describes_the_file(store):
    file = store.put_bytes(b"12345", "a b.png")
    file_id = file.path.split("/")[0]
    assert (file.size, file.orig_name, file.mime_type) == (5, "a b.png", "image/png")
    assert file.url == f"hiroba/files/{file_id}/a%20b.png"
    assert file.meta == {"_type": "gradio.FileData"}


def test_the_owner_of_the_source_may_change_it_afterwards(store, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before")
    file = store.put_path(path)
    path.write_text("behind")
    assert store.resolve(file.path).read_text() == "before"


def test_the_same_content_is_kept_once(store):
    first, second = store.put_bytes(b"x" * 1000, "a"), store.put_bytes(b"x" * 1000, "b")
    assert store.resolve(first.path).samefile(store.resolve(second.path))
    assert store.total_bytes == 1000


def test_the_same_file_put_again_keeps_its_address(store):
    assert store.put_bytes(b"x", "a", owner="s").path == store.put_bytes(b"x", "a", owner="s").path


def test_two_sessions_never_share_an_address(store):
    assert store.put_bytes(b"x", "a", owner="s").path != store.put_bytes(b"x", "a", owner="t").path


def test_a_file_of_the_store_put_again_is_linked_under_the_new_name(store):
    first = store.resolve(store.put_bytes(b"x", "a.txt", owner="s").path)
    second = store.resolve(store.put_path(first, name="b.txt", owner="t").path)
    assert second.name == "b.txt"
    assert second.samefile(first)


def test_everything_is_private_and_contents_cannot_be_written(store):
    path = store.resolve(store.put_bytes(b"x", "a").path)
    assert {mode(folder) for folder in (store.folder, path.parent, path.parent.parent, blobs(store)[0].parent)} == {
        0o700
    }
    assert mode(blobs(store)[0]) == 0o444


def test_an_empty_file_is_a_file(store):
    file = store.put_bytes(b"", "empty")
    assert (file.size, store.resolve(file.path).read_bytes()) == (0, b"")


def test_entry_tells_what_is_known(tmp_path):
    store = FileStore(tmp_path / "store", clock=lambda: 5.0)
    file = store.put_bytes(b"x", "a.bin", mime_type="audio/x", owner="s")
    entry = store.entry(file.path.split("/")[0])
    assert (entry.name, entry.mime_type, entry.size, entry.owner, entry.created_s) == ("a.bin", "audio/x", 1, "s", 5.0)
    assert entry.token == file.path


def test_holds_only_paths_that_it_gave_out(store, tmp_path):
    path = store.resolve(store.put_bytes(b"x", "a").path)
    assert store.holds(path)
    assert not store.holds(path.with_name("b"))
    assert not store.holds(store.folder / "entries" / "nobody" / "a")
    assert not store.holds(tmp_path / "a")


def test_release_removes_the_files_of_one_owner_and_what_nobody_else_has(store):
    mine, shared = store.put_bytes(b"mine", "a", owner="s"), store.put_bytes(b"both", "b", owner="s")
    theirs = store.put_bytes(b"both", "b", owner="t")
    path = store.resolve(mine.path)
    store.release("s")
    assert not path.exists()
    for token in (mine.path, shared.path):
        with pytest.raises(UnknownFileError):
            store.resolve(token)
    assert store.resolve(theirs.path).read_bytes() == b"both"
    assert store.total_bytes == 4
    assert len(blobs(store)) == 1


def test_release_of_an_unknown_owner_does_nothing(store):
    store.put_bytes(b"x", "a")
    store.release("nobody")
    assert store.total_bytes == 1


def test_sweep_removes_old_files_of_sessions_only(tmp_path):
    now = [0.0]
    store = FileStore(tmp_path / "store", clock=lambda: now[0])
    static, old, used = (
        store.put_bytes(b"x", name, owner=owner) for name, owner in (("a", None), ("b", "s"), ("c", "s"))
    )
    now[0] = 100.0
    store.put_bytes(b"x", "c", owner="s")
    store.sweep(max_age_s=60)
    assert store.resolve(static.path).exists()
    assert store.resolve(used.path).exists()
    with pytest.raises(UnknownFileError):
        store.resolve(old.path)


@pytest.mark.parametrize("path", ["nowhere.txt", "."], ids=["missing", "folder"])
def test_what_is_no_file_cannot_be_put(store, path, tmp_path):
    with pytest.raises(MissingFileError, match="there is none"):
        store.put_path(tmp_path / path)


def test_a_file_that_cannot_be_read_is_named(store, tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.touch()

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(MissingFileError, match=r"a\.txt.*Permission denied"):
        store.put_path(path)


def test_a_file_over_the_limit_of_the_store_leaves_nothing_behind(tmp_path):
    store = FileStore(tmp_path / "store", max_bytes=100)
    store.put_bytes(b"x" * 60, "a")
    with pytest.raises(StorageFullError, match="100 bytes"):
        store.put_bytes(b"y" * 60, "b")
    assert store.total_bytes == 60
    assert leftovers(store) == []
    assert len(blobs(store)) == 1


def test_a_released_file_makes_room(tmp_path):
    store = FileStore(tmp_path / "store", max_bytes=100)
    store.put_bytes(b"x" * 60, "a", owner="s")
    store.release("s")
    assert store.put_bytes(b"y" * 60, "b").size == 60


def test_without_hard_links_files_are_copied(store, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = store.resolve(store.put_bytes(b"x", "a.txt").path)
    assert path.read_bytes() == b"x"
    assert (path.stat().st_nlink, mode(path)) == (1, 0o444)


def test_an_entry_that_cannot_be_made_leaves_nothing_behind(store, monkeypatch):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr("shutil.copyfile", refuse)
    with pytest.raises(StorageFullError, match="No space left"):
        store.put_bytes(b"x", "a.txt")
    assert store.total_bytes == 0
    assert blobs(store) == leftovers(store) == list((store.folder / "entries").iterdir()) == []


def test_a_store_may_be_used_from_many_threads(store):
    def work(number):
        files = [store.put_bytes(bytes([i % 5]) * 100, f"{i}.txt", owner=f"s{number}") for i in range(50)]
        assert {len(store.resolve(file.path).read_bytes()) for file in files} == {100}
        store.release(f"s{number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(16)))
    assert store.total_bytes == 0
    assert blobs(store) == leftovers(store) == []


@pytest.fixture(scope="module")
def filled_store(tmp_path_factory):
    store = FileStore(tmp_path_factory.mktemp("filled") / "store")
    store.put_bytes(b"x", "a")
    yield store
    store.close()


@given(
    token=st.one_of(st.text(), st.from_regex(r"[A-Za-z0-9_-]{22}/.*"), st.sampled_from(["/etc/passwd", "../../etc"]))
)
def test_no_invented_token_leads_to_a_file(token, filled_store):
    with pytest.raises(UnknownFileError):
        filled_store.resolve(token)


@pytest.mark.parametrize("suffix", ["/..", "/../a", "x", "/", "%00", "\0"])
def test_a_real_token_with_a_tail_leads_nowhere(store, suffix):
    token = store.put_bytes(b"x", "a").path
    with pytest.raises(UnknownFileError):
        store.resolve(token + suffix)


def test_close_removes_the_folder(tmp_path):
    store = FileStore(tmp_path / "store")
    store.put_bytes(b"x", "a")
    store.close()
    store.close()
    assert list(Path(tmp_path / "store").iterdir()) == []


def test_a_store_whose_folder_somebody_deletes_goes_on(store):
    before = store.put_bytes(b"old", "a.txt")
    begun = store.open_upload("half.txt", size=4)
    begun.write(b"ab")
    shutil.rmtree(store.folder)
    again, new = store.put_bytes(b"old", "a.txt"), store.put_bytes(b"new", "c.txt")
    assert [store.resolve(file.path).read_bytes() for file in (again, new)] == [b"old", b"new"]
    assert mode(store.folder) == 0o700
    with pytest.raises(UnknownFileError):
        store.resolve(before.path)
    with pytest.raises(UploadConflictError, match="Send it again"):
        begun.write(b"cd")
    assert store.total_bytes == 6
