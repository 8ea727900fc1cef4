"""`OwnText`: a text of ours that stands where an author gave none. Pages show it in the visitor's language; an author's words stay."""

from __future__ import annotations

from typing import Self, TypeVar

from hiroba.components.node import Node

__all__ = ["OwnText", "with_own_texts"]

N = TypeVar("N", bound=Node)


class OwnText(str):
    """A default of ours: equal to the same word of an author, and yet told from it.

    Args:
        text: The English text.
        key: The text with names in braces where values stand, as tables of languages have it; `None` for the text itself.
    """

    key: str

    def __new__(cls, text: str, key: str | None = None) -> Self:
        """Return the text, with its key."""
        made = super().__new__(cls, text)
        made.key = key or str(text)
        return made


def with_own_texts(node: N, **texts: str | None) -> N:
    """Let pages show those of `texts`, by the properties in which they stand or will stand, that are ours in the visitor's language."""
    for name, text in texts.items():
        if isinstance(text, OwnText):
            node.own_texts = {**node.own_texts, name: [*node.own_texts.get(name, ()), text.key]}
    return node
