"""ForeignHTML: markup of another server."""

from __future__ import annotations

from typing import Any, ClassVar

from hiroba.components.html import CLICK_LISTENER, HTML

__all__ = ["ForeignHTML"]

OWN_SCRIPTS = {"html_template": "${value}", "css_template": "", "js_on_load": CLICK_LISTENER, "head": None}


class ForeignHTML(HTML):
    """Markup that nobody here wrote: the page shows it without what could run in it. Templates, scripts and style sheets change nothing."""

    kind: ClassVar[str] = "html"

    def props(self) -> dict[str, Any]:
        """Return the parameters, without scripts."""
        return {**super().props(), **OWN_SCRIPTS, "props": {}, "class_name": None, "is_foreign": True}
