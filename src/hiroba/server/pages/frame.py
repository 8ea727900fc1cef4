"""The HTML around a page that needs no front end, and the mark."""

from __future__ import annotations

import html
from urllib.parse import quote

from hiroba.server.language import direction
from hiroba.server.pages.look_data import DARK, LIGHT, STYLE

__all__ = ["FAVICON", "ICON", "THEME_SCRIPT", "frame"]

PATH = "M8.5 3H4a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V7.5"
"""The mark: an open square, a plaza seen from above. NOTE: web/src/app/chrome/Mark.svelte draws the same."""

ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none'><style>path{{stroke:{light}}}"
    "@media(prefers-color-scheme:dark){{path{{stroke:{dark}}}}}</style><path d='{path}' stroke-width='2'/></svg>"
).format(light=LIGHT["accent"], dark=DARK["accent-text"], path=PATH)
"""The mark as a picture of its own."""

FAVICON = "data:image/svg+xml," + quote(ICON, safe=" '=/:;(){}.,-@")
"""Address of the icon in a browser's tab; it holds the picture itself."""

THEME_SCRIPT = (
    "(function(){var r=document.documentElement,c=new URLSearchParams(location.search).get('__theme'),m=r.dataset.mode;"
    "if(!/^(light|dark|system)$/.test(c||''))try{c=localStorage.getItem('hiroba-theme')||m}catch(e){c=m}"
    "r.classList.add(c==='dark'||(c!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches)?'dark':'light')})()"
)
"""Sets the theme before the first paint. NOTE: web/src/app/chrome/theme.svelte.ts goes on with it."""

_HTML = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="{icon}">
<script>{script}</script>
<style>:root{{color-scheme:light;{light}}}:root.dark{{color-scheme:dark;{dark}}}{style}</style>
</head>
<body>
<main class="{width}">
<svg class="mark" width="28" height="28" viewBox="0 0 16 16" fill="none" aria-hidden="true"><path d="{path}" stroke="currentColor" stroke-width="2"/></svg>
{content}
</main>
</body>
</html>
"""


def frame(title: str, content: str, is_wide: bool = False, language: str = "en") -> str:
    """Return the HTML of a whole page.

    Args:
        title: Name of the browser's tab, as plain text.
        content: HTML that stands on the page.
        is_wide: Whether it is a page to read, rather than one form or message.
        language: Tag of the language of the page.
    """
    return _HTML.format(
        language=language,
        direction=direction(language),
        title=html.escape(title),
        icon=FAVICON,
        script=THEME_SCRIPT,
        light=_variables(LIGHT),
        dark=_variables(DARK),
        style=STYLE,
        width="wide" if is_wide else "narrow",
        path=PATH,
        content=content,
    )


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())
