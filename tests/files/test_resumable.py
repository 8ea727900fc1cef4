import pytest

from hiroba.errors import FileTooLargeError, StorageFullError, UnknownFileError
from hiroba.files.resumable import ResumableUploads
from hiroba.files.store import UNCLAIMED


def test_an_upload_goes_on_where_it_stood(store):
    uploads = ResumableUploads(store)
    begun = uploads.create("a.txt", 6)
    begun.upload.write(b"one")
    found = uploads.find(begun.id)
    found.upload.write(b"two", at=3)
    file = uploads.finish_if_complete(found).file
    assert store.resolve(file.path).read_bytes() == b"onetwo"
    assert store.find(file.path).owner == UNCLAIMED


def test_a_finished_upload_is_still_known_to_a_sender_who_lost_the_answer(store):
    uploads = ResumableUploads(store)
    begun = uploads.create("a.txt", 1)
    begun.upload.write(b"x")
    uploads.finish_if_complete(begun)
    assert uploads.finish_if_complete(uploads.find(begun.id)).file is begun.file


def test_an_empty_file_is_complete_at_once(store):
    assert ResumableUploads(store).create("a.txt", 0).file.size == 0


def test_too_much_is_refused_before_it_is_sent(store):
    with pytest.raises(FileTooLargeError):
        ResumableUploads(store, max_file_bytes=10).create("a.txt", 11)


def test_an_unknown_upload_is_not_found(store):
    with pytest.raises(UnknownFileError, match="Begin a new one"):
        ResumableUploads(store).find("x")


def test_an_upload_that_failed_is_not_found(store):
    uploads = ResumableUploads(store)
    begun = uploads.create("a.txt", 3)
    with pytest.raises(FileTooLargeError):
        begun.upload.write(b"long")
    with pytest.raises(UnknownFileError):
        uploads.find(begun.id)


def test_a_removed_upload_leaves_nothing_behind(store):
    uploads = ResumableUploads(store)
    begun = uploads.create("a.txt", 3)
    begun.upload.write(b"x")
    uploads.remove(begun.id)
    assert store.total_bytes == 0
    with pytest.raises(UnknownFileError):
        uploads.find(begun.id)


def test_uploads_of_which_nothing_is_heard_are_given_up(store):
    now = [0.0]
    uploads = ResumableUploads(store, max_idle_s=60, clock=lambda: now[0])
    silent, alive = uploads.create("a.txt", 3), uploads.create("b.txt", 3)
    silent.upload.write(b"x")
    now[0] = 50.0
    uploads.find(alive.id)
    now[0] = 100.0
    uploads.sweep()
    assert store.total_bytes == 0
    assert uploads.find(alive.id)
    with pytest.raises(UnknownFileError):
        uploads.find(silent.id)


def test_the_number_of_uploads_under_way_is_limited(store):
    uploads = ResumableUploads(store, max_count=1)
    first = uploads.create("a.txt", 3)
    with pytest.raises(StorageFullError, match="Try again later"):
        uploads.create("b.txt", 3)
    first.upload.discard()
    assert uploads.create("b.txt", 3)
