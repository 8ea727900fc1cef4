"""What holds for every test."""

import os

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

# How long an example takes says nothing on a machine that does other things as well.
settings.register_profile("here", deadline=None, database=DirectoryBasedExampleDatabase(".cache/hypothesis"))
settings.load_profile("here")

PORTS_EACH = 200


def pytest_configure() -> None:
    """Let each of the processes that run tests search for free ports in a range of its own, where a port is to stay the same."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker:
        os.environ["GRADIO_SERVER_PORT"] = str(7860 + PORTS_EACH * int(worker.removeprefix("gw")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let browser tests come last: their driver keeps an event loop running on this thread, and others need their own."""
    items.sort(key=lambda item: "tests/browser/" in str(item.path))
