"""Photographs components in the gallery, to be looked at: light and dark, on a desktop and on a phone, and from right to left.

`python scripts/pictures.py [COMPONENT ...]` writes `.cache/pictures/LOOK/COMPONENT.png`; without names, it takes all of them.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, sync_playwright

from hiroba.gallery import build_gallery
from hiroba.gallery.specimens_data import SPECIMENS

FOLDER = Path(__file__).resolve().parent.parent / ".cache/pictures"
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOOKS: dict[str, dict[str, Any]] = {
    "light-desktop": DESKTOP,
    "dark-desktop": {**DESKTOP, "color_scheme": "dark"},
    "light-phone": PHONE,
    "dark-phone": {**PHONE, "color_scheme": "dark"},
    "arabic-phone": {**PHONE, "locale": "ar"},
}


def photograph(context: BrowserContext, url: str, routes: list[str], folder: Path) -> None:
    """Write a picture of each page, as high as the page is."""
    page = context.new_page()
    for route in routes:
        page.goto(f"{url}{route}", wait_until="networkidle")
        page.screenshot(path=folder / f"{route}.png", full_page=True, animations="disabled")
        print(f"{folder.name}/{route}.png")
    context.close()


def main() -> None:
    """Photograph what the command names.

    Raises:
        SystemExit: A name is none of a component in the gallery.
    """
    known = [specimen.route for specimen in SPECIMENS]
    routes = sys.argv[1:] or known
    if unknown := sorted(set(routes) - set(known)):
        raise SystemExit(f"The gallery has no {', '.join(unknown)}; it has {', '.join(known)}.")
    demo = build_gallery()
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for look, options in LOOKS.items():
            photograph(browser.new_context(**options), url, routes, FOLDER / look)
    demo.close()


if __name__ == "__main__":
    main()
