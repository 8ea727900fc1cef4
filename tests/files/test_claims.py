import pytest

from hiroba.errors import UnknownFileError
from hiroba.files.store import UNCLAIMED, FileStore


def test_two_uploads_of_the_same_content_have_their_own_ids(store):
    first, second = (store.put_bytes(b"x", "a", owner=UNCLAIMED) for _ in range(2))
    assert first.path != second.path
    assert store.total_bytes == 1


def test_an_upload_belongs_to_the_first_session_that_uses_it(store):
    file = store.put_bytes(b"x", "a", owner=UNCLAIMED)
    assert store.claim(file.path, "s").owner == "s"
    assert store.claim(file.path, "t").owner == "s"
    store.release(UNCLAIMED)
    assert store.resolve(file.path).exists()
    store.release("s")
    with pytest.raises(UnknownFileError):
        store.resolve(file.path)


def test_a_session_may_claim_what_it_has_already(store):
    mine = store.put_bytes(b"x", "a", owner="s")
    upload = store.put_bytes(b"x", "a", owner=UNCLAIMED)
    store.claim(upload.path, "s")
    assert store.put_bytes(b"x", "a", owner="s").path == mine.path
    store.release("s")
    assert store.total_bytes == 0


def test_another_upload_can_still_be_claimed(store):
    first, second = (store.put_bytes(b"x", "a", owner=UNCLAIMED) for _ in range(2))
    store.claim(first.path, "s")
    assert store.claim(second.path, "t").owner == "t"


def test_old_uploads_that_nobody_used_can_be_swept_alone(tmp_path):
    now = [0.0]
    store = FileStore(tmp_path / "store", clock=lambda: now[0])
    unused, used = (store.put_bytes(b"x", "a", owner=owner) for owner in (UNCLAIMED, "s"))
    now[0] = 100.0
    store.sweep(60, only_unclaimed=True)
    assert store.resolve(used.path).exists()
    with pytest.raises(UnknownFileError):
        store.resolve(unused.path)
