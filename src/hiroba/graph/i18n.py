"""`I18n`: texts of an author in several languages. Each visitor reads those of the own language."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from typing import Any

__all__ = ["I18n", "translated"]

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MARK = "__i18n__"
"""NOTE: web/src/app/languages.ts finds these places."""
PLACE = re.compile(MARK + r'\{"__type__": ?"translation_metadata", ?"key": ?("(?:[^"\\]|\\.)*")\}')


class I18n:
    """Texts in several languages, by keys.

    `i18n("key")` is a text that stands for the one with this key: as a label, a placeholder, a title, in Markdown, in a message, in what a
    function returns. It can be joined with other text. Pass the object to `launch(i18n=...)` or `mount_gradio_app(i18n=...)`.

    A visitor whose language is `zh-TW` reads the text of `zh-TW`, else that of `zh`, else the English one, else that of the language which
    is given first; a key that no table has is shown itself.

    Args:
        **translations: A table for each language, by its tag: `I18n(en={"hello": "Hello"}, es={"hello": "Hola"})`. A tag with a hyphen is
            given as `I18n(**{"zh-TW": {...}})`; an underscore in place of it works too.
    """

    def __init__(self, **translations: dict[str, str]) -> None:
        self.translations: dict[str, dict[str, str]] = {}
        for tag, texts in translations.items():
            if not TAG.fullmatch(tag.replace("_", "-")):
                warnings.warn(
                    f"A language is named by a tag such as `en` or `pt-BR`, got {tag!r}. No visitor will ask for this one.",
                    UserWarning,
                    stacklevel=2,
                )
            self.translations[tag] = texts

    def __call__(self, key: str) -> str:
        """Return what stands for the text with this key until a page shows it."""
        return MARK + json.dumps({"__type__": "translation_metadata", "key": str(key)}, ensure_ascii=False)

    @property
    def translations_dict(self) -> dict[str, dict[str, str]]:
        """The tables, by language."""
        return self.translations

    def texts(self, tag: str) -> dict[str, str]:
        """Return the texts for a visitor with this language, each from the nearest table that has it."""
        parts = tag.lower().split("-")
        near = {"-".join(parts[:count]) for count in range(1, len(parts) + 1)}
        tables = {own.replace("_", "-").lower(): texts for own, texts in self.translations.items()}
        order = [*list(tables)[:1], "en", *sorted(near, key=len)]
        return {key: str(text) for own in order for key, text in tables.get(own, {}).items()}


def translated(value: Any, texts: Mapping[str, str]) -> Any:
    """Return JSON data with the texts in the places that stand for them."""
    if isinstance(value, str):
        return PLACE.sub(lambda match: texts.get(key := json.loads(match[1]), key), value) if MARK in value else value
    if isinstance(value, Mapping):
        return {key: translated(item, texts) for key, item in value.items()}
    return [translated(item, texts) for item in value] if isinstance(value, (list, tuple)) else value
