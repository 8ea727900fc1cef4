"""A browser of Safari's family, WebKitGTK: only where `make webkit` asks for it, since its packages are large."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

collect_ignore_glob = [] if os.environ.get("HIROBA_TEST_WEBKIT") else ["test_*.py"]


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    """One browser for the whole run, 1,280 x 1,000 px."""
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options, service=Service("/usr/bin/WebKitWebDriver"))
    driver.set_window_size(1280, 1000)
    yield driver
    driver.quit()


@pytest.fixture
def until(driver: Any) -> Callable[..., Any]:
    """Return what a script returns, once it is true: `until("return document.title", *arguments)`."""
    from selenium.webdriver.support.ui import WebDriverWait

    def wait(script: str, *arguments: Any) -> Any:
        return WebDriverWait(driver, 30).until(lambda driver: driver.execute_script(script, *arguments), script)

    return wait


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serve an app on a free port: `serve(demo, **launch_options)` returns its address."""
    launched: list[Any] = []

    def start(demo: Any, **options: Any) -> str:
        _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, **options)
        launched.append(demo)
        return url

    yield start
    for demo in launched:
        demo.close()
