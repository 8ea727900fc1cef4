"""`InputHTMLAttributes`: further attributes of the HTML field of a Textbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["InputHTMLAttributes"]


@dataclass
class InputHTMLAttributes:
    """Attributes that go to the HTML field as they are; `None` leaves one out.

    Attributes:
        autocapitalize: What a phone's keyboard writes in capitals.
        autocorrect: Whether the browser corrects what is typed.
        spellcheck: Whether the browser marks spelling.
        autocomplete: What the browser may fill in, such as `"email"` or `"off"`.
        tabindex: Place in the order of the Tab key.
        enterkeyhint: What a phone's keyboard shows on its Enter key.
        lang: Language of the text, as a BCP 47 tag.
    """

    autocapitalize: Literal["off", "none", "on", "sentences", "words", "characters"] | None = None
    autocorrect: Literal["on", "off"] | None = None
    spellcheck: bool | None = None
    autocomplete: str | None = None
    tabindex: int | None = None
    enterkeyhint: Literal["enter", "done", "go", "next", "previous", "search", "send"] | None = None
    lang: str | None = None
