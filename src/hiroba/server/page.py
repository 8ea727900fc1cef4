"""The HTML of a page: its description inlined, and exactly the files that its components need, loaded at once."""

from __future__ import annotations

import html
import json
import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from hiroba.errors import LaunchError
from hiroba.graph.i18n import translated
from hiroba.server.appearance import theme_css, theme_fonts
from hiroba.server.author_children import with_children_found
from hiroba.server.author_page import author_page
from hiroba.server.author_rows import AROUND, with_rows_followed
from hiroba.server.author_variables import page_colours, with_tokens
from hiroba.server.language import direction
from hiroba.server.pages.frame import FAVICON, THEME_SCRIPT
from hiroba.server.texts import say, table_name
from hiroba.themes.fonts import GoogleFont
from hiroba.wire.page import NodeDescription, PageDescription

__all__ = ["PageFiles", "render_page"]

logger = logging.getLogger(__name__)

ENTRY = "src/main.ts"
LOADERS = "src/lib/loaders.ts"
"""Loads what is not part of the entry script."""
NAVIGATION = "src/app/chrome/Navigation.svelte"
"""Stands on the pages of an app that has several."""

GROUNDS = "src/app/grounds/watch.ts"
"""Keeps pages readable that their authors gave CSS."""

GROUNDS_OF_THEMES = {"--body-background-fill", "--block-background-fill"}
"""What of a theme may hide texts whose colours it leaves as they are."""

DARK_RULE = re.compile(r"((?:^|[{},;]|\*/)\s*)\.dark(?=\s+[^\s{,])")
"""The beginning of a selector such as `.dark .card`."""

BUILT = Path(__file__).resolve().parent.parent / "_page"


class PageFiles:
    """The built front end.

    Args:
        folder: Where the build put it.
    """

    def __init__(self, folder: Path = BUILT) -> None:
        self.folder = folder

        self._read: tuple[int, dict[str, Any]] | None = None

    @property
    def build(self) -> int:
        """Which build it is: a number that changes when the front end is built anew under a running server."""
        return self._latest()[0]

    @property
    def manifest(self) -> dict[str, Any]:
        """What the build says of its files.

        Raises:
            LaunchError: The front end was not built.
        """
        return self._latest()[1]

    def _latest(self) -> tuple[int, dict[str, Any]]:
        path = self.folder / ".vite" / "manifest.json"
        try:
            changed = path.stat().st_mtime_ns
            if self._read is None or self._read[0] != changed:
                self._read = changed, json.loads(path.read_text())
        except (OSError, ValueError) as error:
            # While it is being built, what was there before still stands.
            if self._read is None:
                raise LaunchError(
                    f"The front end is not built: `{path}` cannot be read. Install Hiroba from a wheel, or run `make page` in its source."
                ) from error
        return self._read

    def scripts(self, kinds: set[str], has_navigation: bool = False) -> tuple[str, list[str], list[str]]:
        """Return the entry script, the further scripts to load at once, and the styles, for these kinds of nodes."""
        manifest = self.manifest
        scripts: dict[str, None] = {}
        styles: dict[str, None] = {}
        self._collect(ENTRY, scripts, styles)
        in_entry = len(scripts)
        for key in (f"src/components/{kind}/index.ts" for kind in sorted(kinds)):
            if key in manifest:
                self._collect(key, scripts, styles)
        if len(scripts) > in_entry:
            self._collect(LOADERS, scripts, styles)
        if has_navigation:
            self._collect(NAVIGATION, scripts, styles)
        entry = manifest[ENTRY]["file"]
        return entry, [name for name in scripts if name != entry], list(styles)

    def part(self, key: str) -> tuple[str, list[str], list[str]]:
        """Return the script of a part that some pages load beside the entry, the further scripts that it needs, and its styles."""
        scripts: dict[str, None] = {}
        styles: dict[str, None] = {}
        self._collect(key, scripts, styles)
        first, *further = scripts
        return first, further, list(styles)

    def font_style(self, family: str) -> str | None:
        """Return the style sheet that brings a font, or `None` for one that is not here."""
        slug = "-".join(re.findall("[a-z0-9]+", family.lower()))
        chunk = self.manifest.get(f"src/fonts/{slug}.ts")
        return str(chunk["css"][0]) if chunk else None

    def _collect(self, key: str, scripts: dict[str, None], styles: dict[str, None]) -> None:
        chunk = self.manifest.get(key)
        if chunk is None:
            raise LaunchError(
                f"The front end was built from another version: `{key}` is missing. Run `make page` in its source."
            )
        if chunk["file"] in scripts:
            return
        scripts[chunk["file"]] = None
        styles.update(dict.fromkeys(chunk.get("css", [])))
        for imported in chunk.get("imports", []):
            self._collect(imported, scripts, styles)


def render_page(page: PageDescription, files: PageFiles, root: str, settings: Any, language: str = "en") -> bytes:
    """Return the HTML of a page.

    Args:
        page: Its description.
        files: The built front end.
        root: Where the app is, seen from this page: "./" or "../".
        settings: Appearance: `mode`, `css`, `js`, `head`.
        language: Tag of the language of the visitor.
    """
    entry, scripts, styles = files.scripts(_kinds(page.root) | {"column"}, has_navigation=bool(page.routes))
    first = [entry]
    described = _inline(page)
    if _has_styles_of_author(page, settings, described):
        grounds, further, looks = files.part(GROUNDS)
        first, scripts, styles = [grounds, entry], list(dict.fromkeys(scripts + further)), styles + looks
    assets = f"{root}hiroba/assets/"
    styles += _font_styles(settings.theme, files)
    head = "\n".join(
        [
            *(f'<link rel="stylesheet" href="{assets}{name}">' for name in styles),
            *(f'<link rel="modulepreload" href="{assets}{name}">' for name in scripts),
            *(f'<script type="module" src="{assets}{name}"></script>' for name in first),
            *([f'<link rel="manifest" href="{root}manifest.json">'] if settings.pwa else []),
        ]
    )
    texts = table_name(language)
    if texts is not None:
        head += f'\n<link rel="preload" as="fetch" crossorigin href="{root}{texts}">'
    body = "\n".join(
        [
            '<gradio-app id="app"></gradio-app>',
            f'<script type="application/json" id="hiroba-page" data-root="{html.escape(root)}"'
            + (f' data-texts="{texts}"' if texts else "")
            + f">{described}</script>",
        ]
    )
    return _HTML.format(
        language=language,
        direction=direction(language),
        title=html.escape(translated(page.title, page.texts)),
        icon=f"{root}favicon.ico" if settings.favicon_path else FAVICON,
        mode=settings.mode,
        theme_script=THEME_SCRIPT,
        guard=_guard(language),
        head=head,
        extra=f"{_theme(page)}{_author_style(theme_css(settings.theme))}{_author_style(settings.css or page.css)}{settings.head}",
        body=body,
    ).encode()


_HTML = """<!doctype html>
<html lang="{language}" dir="{direction}" data-mode="{mode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>{title}</title>
<link rel="icon" href="{icon}">
<script>{theme_script}</script>
<script>{guard}</script>
{head}
{extra}
</head>
<body>
{body}
</body>
</html>
"""


def _guard(language: str) -> str:
    """Return a script that loads the page once more where a file that it begins with is gone, as after an update, or says so."""
    text, again = say(language, "A part of this page could not be loaded."), say(language, "Try again")
    said = f'<p role="alert" style="padding:24px">{html.escape(text)} <a href="">{html.escape(again)}</a></p>'
    shown = json.dumps(said, ensure_ascii=False)
    return _GUARD.replace("SHOWN", shown.replace("<", "\\u003c"))


_GUARD = (
    "addEventListener('error',function(e){var t=e.target,k='hiroba-again',n=Date.now(),"
    "a=function(){return document.getElementById('app')||{}};"
    "if(a().firstChild||!t.matches||!t.matches('script[src*=\"hiroba/assets/\"],link[rel=modulepreload]'))return;"
    "try{if(n-(sessionStorage[k]||0)>3e4){sessionStorage[k]=n;location.reload();return}}catch(x){}"
    "onload=function(){if(!a().firstChild)a().innerHTML=SHOWN}},true)"
)


def _has_styles_of_author(page: PageDescription, settings: Any, described: str) -> bool:
    """Tell whether an author may give the page, or a part of it, another ground: in CSS, by a script, or by that of a theme."""
    written = (settings.css, page.css, theme_css(settings.theme), settings.head, page.js)
    is_repainted = not GROUNDS_OF_THEMES.isdisjoint(page.theme)
    return any(written) or is_repainted or "\\u003cstyle" in described


def _font_styles(theme: Any, files: PageFiles) -> list[str]:
    fonts = theme_fonts(theme)
    styles = {font: files.font_style(font.name) for font in fonts}
    for font in fonts:
        if isinstance(font, GoogleFont) and styles[font] is None:
            logger.warning(
                "The font %r is not fetched from Google: visitors who have it installed see it, others one like it. "
                "To bring it yourself, declare it in `css` with a file of `allowed_paths`.",
                font.name,
            )
    return [style for style in dict.fromkeys(styles.values()) if style is not None]


def _kinds(node: NodeDescription) -> set[str]:
    return {node.kind}.union(*(_kinds(child) for child in node.children))


def _inline(page: PageDescription) -> str:
    return (
        msgspec.json.encode(page)
        .decode()
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _style(css: str) -> str:
    return f"<style>{re.sub('</style', '', css, flags=re.IGNORECASE)}</style>" if css else ""


@lru_cache(maxsize=32)
def _author_style(css: str) -> str:
    """Return the CSS of an author, which wins over ours inside of the content whatever it names.

    Existing programs expect `button { ... }` to count for every button. So the rules stand there twice: as they are, and nested, where
    their selectors count as three classes more. What cannot be nested, such as `@font-face`, is left out of the second by browsers. The
    class `dark` is that of an element around the content, so what it begins stands before the classes, not after them.
    """
    if not css:
        return ""
    around = author_page(css) + page_colours(css) + AROUND
    css = with_rows_followed(with_children_found(with_tokens(css)))
    nested = DARK_RULE.sub(r"\1.dark &", css)
    return _style(around) + _style(css) + _style(f".gradio-container.gradio-container .contain{{{nested}\n}}")


def _theme(page: PageDescription) -> str:
    light = "".join(f"{name}:{value};" for name, value in page.theme.items() if not name.startswith("dark:"))
    dark = "".join(f"{name[5:]}:{value};" for name, value in page.theme.items() if name.startswith("dark:"))
    return _style((f":root{{{light}}}" if light else "") + (f":root.dark{{{dark}}}" if dark else ""))
