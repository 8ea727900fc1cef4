"""What stands around formulas in texts."""

from __future__ import annotations

from typing import Any, TypedDict

from hiroba.errors import ArgumentError

__all__ = ["LatexDelimiter", "check_latex_delimiters"]


class LatexDelimiter(TypedDict):
    """What stands around one kind of formulas.

    Attributes:
        left: Before it.
        right: After it.
        display: Whether it stands on a line of its own.
    """

    left: str
    right: str
    display: bool


def check_latex_delimiters(delimiters: Any) -> list[LatexDelimiter]:
    """Return `delimiters`, or the usual ones for `None`: two dollar signs around a formula on a line of its own.

    Raises:
        ArgumentError: It is no list of such dictionaries.
    """
    if delimiters is None:
        return [LatexDelimiter(left="$$", right="$$", display=True)]
    for delimiter in delimiters if isinstance(delimiters, list) else [delimiters]:
        if not isinstance(delimiter, dict) or not all(
            isinstance(delimiter.get(side), str) and delimiter[side] for side in ("left", "right")
        ):
            raise ArgumentError(
                "`latex_delimiters` must be a list of dictionaries such as "
                f'{{"left": "$", "right": "$", "display": False}}, got {delimiter!r}.'
            )
    return [LatexDelimiter(left=d["left"], right=d["right"], display=bool(d.get("display"))) for d in delimiters]
