from contextvars import copy_context

import pytest

from hiroba.files.context import current_owner, current_store, set_owner, set_store


def test_the_store_belongs_to_its_context(store):
    def work():
        set_store(store)
        set_owner("s")
        return current_store(), current_owner()

    assert copy_context().run(work) == (store, "s")
    assert current_owner() is None


def test_without_an_app_there_is_no_store():
    with pytest.raises(LookupError):
        copy_context().run(current_store)
