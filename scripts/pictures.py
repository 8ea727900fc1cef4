"""Photographs components in the gallery, to be looked at: light and dark, on a desktop and on a phone, and from right to left.

`python scripts/pictures.py [--states] [COMPONENT ...]` writes `.cache/pictures/LOOK/COMPONENT.png`; without names, it takes all of
them. With `--states`, each picture shows the component in every state; without, it is its page of the gallery. With `--against FOLDER`,
where earlier ones were put, it tells which look different, and draws where into `.cache/pictures/differences`.
"""

import argparse
import shutil
from pathlib import Path
from threading import Event
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext, sync_playwright

from hiroba.gallery import build_gallery
from hiroba.gallery.specimens_data import SPECIMENS
from states import build_states

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


UNSEEN = 24
"""A difference of a colour, of 255, that no one sees: fonts are drawn not twice the same."""


def photograph(context: BrowserContext, url: str, routes: list[str], folder: Path) -> None:
    """Write a picture of each page, as high as the page is."""
    folder.mkdir(parents=True, exist_ok=True)
    page = context.new_page()
    for route in routes:
        page.goto(f"{url}{route}", wait_until="networkidle")
        # Of the functions that fill outputs in a page of states, one goes on.
        page.wait_for_function(
            "() => document.querySelectorAll('[data-phase=waiting], [data-phase=running]').length < 2"
        )
        page.screenshot(path=folder / f"{route}.png", full_page=True, animations="disabled")
        print(folder / f"{route}.png", flush=True)
    context.close()


def compare(folder: Path, earlier: Path) -> None:
    """Tell of the pictures of a folder which differ from the earlier ones of the same name, and draw where."""
    for path in sorted(folder.rglob("*.png")):
        name = path.relative_to(folder)
        if not (earlier / name).exists():
            print(f"{name}: new")
            continue
        now, before = (Image.open(one).convert("RGB") for one in (path, earlier / name))
        if now.size != before.size:
            print(f"{name}: {before.width} x {before.height} px before, {now.width} x {now.height} px now")
        size = min(now.width, before.width), min(now.height, before.height)
        difference = ImageChops.difference(now.crop((0, 0, *size)), before.crop((0, 0, *size))).convert("L")
        seen = difference.point(lambda value: 255 * (value > UNSEEN))
        if seen.getbbox():
            print(f"{name}: {seen.histogram()[255] / (size[0] * size[1]):.2%} of it differs")
            drawn = FOLDER / "differences" / name
            drawn.parent.mkdir(parents=True, exist_ok=True)
            ImageChops.lighter(now.crop((0, 0, *size)).convert("L").point(lambda value: value // 3), seen).save(drawn)


def main() -> None:
    """Photograph what the command names.

    Raises:
        SystemExit: A name is none of a component in the gallery.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("components", nargs="*", help="routes of the gallery, such as textbox; all of them if none")
    parser.add_argument("--states", action="store_true", help="each component in every state")
    parser.add_argument("--against", type=Path, help="folder of earlier pictures to compare with")
    wanted = parser.parse_args()
    known = [specimen.route for specimen in SPECIMENS]
    routes = wanted.components or known
    if unknown := sorted(set(routes) - set(known)):
        raise SystemExit(f"The gallery has no {', '.join(unknown)}; it has {', '.join(known)}.")
    ended = Event()
    shown = [specimen for specimen in SPECIMENS if specimen.route in routes]
    demo = build_states(shown, ended) if wanted.states else build_gallery()
    folder = FOLDER / ("states" if wanted.states else "pages")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for look, options in LOOKS.items():
            photograph(browser.new_context(**options), url, routes, folder / look)
    ended.set()
    demo.close()
    if wanted.against:
        compare(folder, wanted.against)


if __name__ == "__main__":
    main()
