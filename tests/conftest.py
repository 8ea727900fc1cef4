"""What holds for every test."""

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

# How long an example takes says nothing on a machine that does other things as well.
settings.register_profile("here", deadline=None, database=DirectoryBasedExampleDatabase(".cache/hypothesis"))
settings.load_profile("here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let browser tests come last: their driver keeps an event loop running on this thread, and others need their own."""
    items.sort(key=lambda item: "tests/browser/" in str(item.path))
