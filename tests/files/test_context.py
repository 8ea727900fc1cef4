from contextvars import copy_context
from pathlib import Path

from hiroba.files.context import current_owner, current_store, set_owner, set_store, store_at_work


def test_the_store_belongs_to_its_context(store):
    def work():
        set_store(store)
        set_owner("s")
        return current_store(), current_owner()

    assert copy_context().run(work) == (store, "s")
    assert current_owner() is None


def test_outside_of_an_app_files_are_kept_for_this_process_and_named_by_their_paths():
    def work():
        kept = current_store().put_bytes(b"one", "note.txt")
        return store_at_work(), kept, current_store().resolve(kept.path)

    at_work, kept, path = copy_context().run(work)
    assert at_work is None
    assert Path(kept.path) == path
    assert path.read_bytes() == b"one"
    assert kept.url is None
