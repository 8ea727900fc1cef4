"""A fresh browser on one page, with a stopwatch that runs inside the page.

Parts of a page are found by their visible names alone, so the same script measures any front end.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

ANSWER_MS = 120_000

_CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_STOPWATCH = """
window.bench = {
  names(element) {
    const by = element.getAttribute("aria-labelledby");
    const ids = by ? by.split(/\\s+/).map((id) => document.getElementById(id)) : [];
    const texts = [...(element.labels ?? []), ...ids].map((label) => label?.textContent ?? "");
    return [element.getAttribute("aria-label") ?? "", ...texts].map((text) => text.trim());
  },
  field(label) {
    const fields = [...document.querySelectorAll("textarea, input")];
    return fields.find((element) => bench.names(element).some((name) => name.startsWith(label)));
  },
  button(name) {
    const named = (element) => element.textContent.trim() === name || element.getAttribute("aria-label") === name;
    return [...document.querySelectorAll("button")].find(named);
  },
  // Between two looks the page may do anything else: a message to oneself waits its turn without a delay of its own.
  turn() {
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { channel.port1.close(); resolve(); };
      channel.port2.postMessage(0);
    });
  },
  frame() { return new Promise((resolve) => requestAnimationFrame(resolve)); },
  async until(look, pause) {
    for (;;) {
      const found = look();
      if (found) return found;
      await pause();
    }
  },
};
"""


@dataclass
class Traffic:
    """What one page has asked for and received."""

    requests: int = 0
    """Requests, a WebSocket counted as one."""

    frame_bytes: int = 0
    """Bytes of WebSocket frames that came."""

    answer_bytes: dict[str, int] = field(default_factory=dict)
    """Bytes of each answer as they crossed the wire, compressed; a stream that is still open counts as far as it came."""

    @property
    def received_bytes(self) -> int:
        """All that came."""
        return self.frame_bytes + sum(self.answer_bytes.values())


@dataclass(frozen=True)
class OpenPage:
    """One page of a browser that has cached nothing before."""

    page: Page
    traffic: Traffic
    devtools: CDPSession

    def measure(self, script: str, **given: Any) -> Any:
        """Return what an asynchronous function in the page returns for `given`."""
        return self.page.evaluate(script, given)

    def heap_bytes(self) -> int:
        """Return what the page's scripts hold after a collection of garbage."""
        self.devtools.send("HeapProfiler.enable")
        self.devtools.send("HeapProfiler.collectGarbage")
        self.devtools.send("Performance.enable")
        metrics = self.devtools.send("Performance.getMetrics")["metrics"]
        return int(next(metric["value"] for metric in metrics if metric["name"] == "JSHeapUsedSize"))


@contextmanager
def open_page(url: str | None = None) -> Iterator[OpenPage]:
    """Start a browser, go to `url` if given and wait until it is quiet, close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_SWITCHES)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(ANSWER_MS)
        page.add_init_script(_STOPWATCH)
        devtools = page.context.new_cdp_session(page)
        try:
            opened = OpenPage(page, _watch(devtools), devtools)
            if url:
                page.goto(url)
                page.wait_for_timeout(1_500)
            yield opened
        finally:
            browser.close()


def chromium_version() -> str:
    """Return the browser's name and version."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_SWITCHES)
        try:
            return f"Chromium {browser.version}"
        finally:
            browser.close()


def _watch(devtools: CDPSession) -> Traffic:
    """Return a count that goes on while the page lives."""
    traffic = Traffic()

    def count_request(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            traffic.requests += 1

    def count_socket(event: dict[str, Any]) -> None:
        traffic.requests += 1

    def count_part(event: dict[str, Any]) -> None:
        before = traffic.answer_bytes.get(event["requestId"], 0)
        traffic.answer_bytes[event["requestId"]] = before + int(event["encodedDataLength"])

    def count_whole(event: dict[str, Any]) -> None:
        traffic.answer_bytes[event["requestId"]] = int(event["encodedDataLength"])

    def count_frame(event: dict[str, Any]) -> None:
        traffic.frame_bytes += len(event["response"]["payloadData"])

    devtools.on("Network.requestWillBeSent", count_request)
    devtools.on("Network.webSocketCreated", count_socket)
    devtools.on("Network.dataReceived", count_part)
    devtools.on("Network.loadingFinished", count_whole)
    devtools.on("Network.webSocketFrameReceived", count_frame)
    devtools.send("Network.enable")
    return traffic
