import subprocess
import sys

import pytest

from hiroba.errors import ArgumentError, FileTooLargeError, StorageFullError, UploadConflictError
from hiroba.files.store import FileStore
from hiroba.files.uploads import parse_size, too_large


def leftovers(store):
    return list((store.folder / "unfinished").iterdir())


def test_pieces_become_one_file(store):
    with store.open_upload("../a.txt", "s") as upload:
        for piece in (b"one ", bytearray(b"two "), memoryview(b"three")):
            upload.write(piece)
        file = upload.finish()
    assert store.resolve(file.path).read_bytes() == b"one two three"
    assert (file.orig_name, file.size, file.mime_type) == ("a.txt", 13, "text/plain")
    assert leftovers(store) == []


def test_an_upload_that_is_left_leaves_nothing_behind(store):
    with store.open_upload("a.txt") as upload:
        upload.write(b"half")
    assert not upload.is_open
    assert store.total_bytes == 0
    assert leftovers(store) == []


def test_an_upload_of_known_content_keeps_it_once(store):
    store.put_bytes(b"same", "a.txt")
    upload = store.open_upload("b.txt")
    upload.write(b"same")
    upload.finish()
    assert store.total_bytes == 4
    assert leftovers(store) == []


def test_an_upload_is_cut_off_at_the_limit(store):
    upload = store.open_upload("a.txt", max_bytes=1024)
    upload.write(b"x" * 1024)
    with pytest.raises(FileTooLargeError, match=r"'a\.txt' exceeds the maximum allowed size of 1 KB"):
        upload.write(b"x")
    assert leftovers(store) == []


def test_an_upload_that_announces_too_much_is_refused_at_once(store):
    with pytest.raises(FileTooLargeError, match="maximum allowed size of 10 bytes"):
        store.open_upload("a.txt", size=11, max_bytes=10)


def test_an_upload_may_not_be_longer_than_announced(store):
    upload = store.open_upload("a.txt", size=3)
    with pytest.raises(FileTooLargeError):
        upload.write(b"long")


def test_an_upload_is_finished_only_when_all_is_there(store):
    upload = store.open_upload("a.txt", size=4)
    upload.write(b"12")
    assert not upload.is_complete
    with pytest.raises(UploadConflictError, match="stands at byte 2, not 4"):
        upload.finish()
    upload.write(b"34", at=2)
    assert upload.is_complete
    assert upload.finish().size == 4


def test_a_piece_at_the_wrong_place_is_refused_and_nothing_is_lost(store):
    upload = store.open_upload("a.txt")
    upload.write(b"12", at=0)
    with pytest.raises(UploadConflictError, match="stands at byte 2, not 0"):
        upload.write(b"12", at=0)
    assert upload.offset == 2
    assert upload.is_open


def test_nothing_can_be_added_to_a_finished_upload(store):
    upload = store.open_upload("a.txt")
    file = upload.finish()
    with pytest.raises(UploadConflictError, match="is over"):
        upload.write(b"x")
    upload.discard()
    assert store.resolve(file.path).exists()


def test_unfinished_uploads_count_against_the_space_of_the_store(tmp_path):
    store = FileStore(tmp_path / "store", max_bytes=100)
    first, second = store.open_upload("a"), store.open_upload("b")
    first.write(b"x" * 60)
    with pytest.raises(StorageFullError):
        second.write(b"x" * 60)
    assert not second.is_open
    assert store.total_bytes == 60


FULL_DISK = """
import resource, sys
from pathlib import Path
from hiroba.errors import StorageFullError
from hiroba.files.store import FileStore

store = FileStore(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
upload = store.open_upload("a.bin")
upload.write(b"x" * 40_000)
try:
    upload.write(b"x" * 40_000)
except StorageFullError as error:
    print(error)
print(store.total_bytes, list((store.folder / "unfinished").iterdir()), upload.is_open)
print(store.put_bytes(b"small", "b.txt").size)
store.close()
"""


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path):
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=True)
    message, state, next_size = done.stdout.splitlines()
    assert "the disk is full" in message
    assert state == "0 [] False"
    assert next_size == "5"


@pytest.mark.parametrize(
    ("size", "count"),
    [
        (None, None),
        (0, 0),
        (2048, 2048),
        ("10b", 10),
        ("1kb", 1024),
        ("5MB", 5 << 20),
        ("1.5 GB", 3 << 29),
        ("2 TiB", 2 << 40),
    ],
)
def test_parse_size_reads_numbers_and_units(size, count):
    assert parse_size(size) == count


@pytest.mark.parametrize("size", ["", "5", "five mb", "-1kb", -1, 1.5, True, "1pb"])
def test_parse_size_refuses_what_is_no_size(size):
    with pytest.raises(ArgumentError, match="'5mb'"):
        parse_size(size)


@pytest.mark.parametrize(
    ("limit", "text"), [(10, "10 bytes"), (1024, "1 KB"), (1536 * 1024, "1.5 MB"), (3 << 30, "3 GB")]
)
def test_the_limit_is_spelt_for_people(limit, text):
    assert str(too_large("a.txt", limit)).endswith(f"maximum allowed size of {text}.")
