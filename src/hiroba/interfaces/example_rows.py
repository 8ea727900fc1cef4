"""Examples in the forms that authors give them, as rows of values."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hiroba.components.component import Component
from hiroba.errors import ArgumentError

__all__ = ["example_rows"]

LOG = "log.csv"


def example_rows(examples: Any, inputs: Sequence[Component]) -> list[list[Any]]:
    """Return examples as rows with a value for each input; `None` where an example gives none.

    Args:
        examples: A list of rows; a list of values where there is one input; or a folder with files, or with a `log.csv`.
        inputs: The components that are filled.

    Raises:
        ArgumentError: It is nothing of that, or the folder does not exist.
    """
    if isinstance(examples, (str, Path)):
        return _rows_of_folder(Path(examples), inputs)
    if not isinstance(examples, (list, tuple)):
        raise _wrong(examples)
    rows = [list(row) if isinstance(row, (list, tuple)) else [row] for row in examples]
    if len(inputs) > 1 and any(not isinstance(row, (list, tuple)) for row in examples):
        raise _wrong(examples)
    # What goes beyond the inputs belongs to outputs, in the logs of flags; it is not shown.
    return [row[: len(inputs)] + [None] * (len(inputs) - len(row)) for row in rows]


def _rows_of_folder(folder: Path, inputs: Sequence[Component]) -> list[list[Any]]:
    if not folder.is_dir():
        raise ArgumentError(
            f"`examples` names the folder {str(folder)!r}, and there is none. Give a list, or make the folder."
        )
    log = folder / LOG
    if log.is_file():
        with log.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))[1:]
        return [[_from_text(text, folder) for text in row[: len(inputs)]] for row in rows]
    if len(inputs) == 1:
        return [[str(path)] for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]
    raise ArgumentError(
        f"The folder {str(folder)!r} of examples for several inputs needs a `{LOG}` with a line of names and a line for each example."
    )


def _from_text(text: str, folder: Path) -> Any:
    if text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    path = folder / text
    return str(path) if text and "\n" not in text and path.is_file() else text


def _wrong(examples: Any) -> ArgumentError:
    return ArgumentError(
        "`examples` must be a folder, or a list with a row (a list) of values for each example, one for each input; "
        f"a plain list of values where there is one input. Got {examples!r}."
    )
