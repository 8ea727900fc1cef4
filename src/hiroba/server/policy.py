"""The content security policy of a page: who may frame it, and which scripts run in it."""

from __future__ import annotations

import base64
import hashlib
import re

from hiroba.components.node import Node
from hiroba.graph.blocks import Blocks
from hiroba.server.settings import Settings

__all__ = ["makes_scripts", "needs_open_scripts", "page_policy"]

SHOWS_SCRIPTS = frozenset({"html", "plot", "region"})
"""Kinds of nodes that may show scripts of their author: HTML with handlers or frames, plots of libraries that bring their own."""

MAKES_SCRIPTS = frozenset({"html", "plot", "region", "nativeplot", "chatbot", "customcomponent"})
"""Kinds of nodes for which functions are made of texts (`eval`): templates, and the formulas of charts, which stand in conversations too."""

_NO_SCRIPT = re.compile(r"\bsrc=|\btype=[\"']?application/json\b", re.IGNORECASE)
"""Attributes of what holds no script: it lies elsewhere, or it is data."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.IGNORECASE | re.DOTALL)


def page_policy(document: bytes, settings: Settings, needs_open: bool, needs_eval: bool = True) -> str:
    """Return the policy of a page.

    Args:
        document: Its HTML. The scripts in it are its author's or ours; nothing else may run.
        settings: What the author allows.
        needs_open: Whether the app shows what may hold scripts.
        needs_eval: Whether something on it makes functions of texts.
    """
    security = settings.security
    parts = [
        "base-uri 'self'",
        "object-src 'none'",
        f"frame-ancestors {' '.join(security.frame_ancestors) or chr(39) + 'none' + chr(39)}",
    ]
    if security.scripts == "strict" or (security.scripts == "auto" and not needs_open):
        hashes = " ".join(sorted(_hashes(document.decode())))
        # Tools that drive browsers wait by conditions that they evaluate in the page: only who asks for it forbids that.
        making = "'wasm-unsafe-eval'" if security.scripts == "strict" and not needs_eval else "'unsafe-eval'"
        parts.append(f"script-src 'self' {hashes} {making} blob:; script-src-attr 'none'")
    return "; ".join(parts)


def needs_open_scripts(blocks: Blocks, settings: Settings) -> bool:
    """Tell whether an app shows what may hold scripts that a policy cannot tell from a stranger's."""
    if settings.head or settings.js or any(binding.js for binding in blocks.bindings.items):
        return True
    return any(_shows_scripts(node) for node in blocks.nodes.values())


def makes_scripts(blocks: Blocks, settings: Settings) -> bool:
    """Tell whether something on an app's pages makes functions of texts: scripts of the author at events, templates, charts."""
    if settings.js or any(binding.js for binding in blocks.bindings.items):
        return True
    return any(not MAKES_SCRIPTS.isdisjoint(_kinds(node)) for node in blocks.nodes.values())


def _shows_scripts(node: Node) -> bool:
    return not SHOWS_SCRIPTS.isdisjoint(_kinds(node)) or getattr(node, "sanitize_html", True) is False


def _kinds(node: Node) -> set[str | None]:
    return {getattr(kind, "kind", None) for kind in type(node).__mro__}


def _hashes(document: str) -> set[str]:
    texts = [m["text"] for m in _SCRIPT.finditer(document) if m["text"] and not _NO_SCRIPT.search(m["attributes"])]
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return {f"'sha256-{digest}'" for digest in digests}
