"""List, Matrix and Numpy: tables of which functions get plain lists or an array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from hiroba.components.dataframe import Dataframe

__all__ = ["List", "Matrix", "Numpy"]

Count = int | tuple[int, str]


class List(Dataframe):
    """A table of one column, of which functions get a list of rows. See `Dataframe`."""

    kind = "dataframe"

    def __init__(
        self,
        value: list[list[Any]] | Callable[..., Any] | None = None,
        *,
        row_count: Count = (1, "dynamic"),
        col_count: Count = 1,
        type: Literal["array", "pandas", "numpy", "polars"] = "array",
        **options: Any,
    ) -> None:
        super().__init__(value, row_count=row_count, col_count=col_count, type=type, **options)


class Matrix(Dataframe):
    """A table of which functions get a list of rows. See `Dataframe`."""

    kind = "dataframe"

    def __init__(
        self,
        value: list[list[Any]] | Callable[..., Any] | None = None,
        *,
        row_count: Count = (1, "dynamic"),
        type: Literal["array", "pandas", "numpy", "polars"] = "array",
        **options: Any,
    ) -> None:
        super().__init__(value, row_count=row_count, type=type, **options)


class Numpy(Dataframe):
    """A table of which functions get an array. See `Dataframe`."""

    kind = "dataframe"

    def __init__(
        self,
        value: list[list[Any]] | Callable[..., Any] | None = None,
        *,
        row_count: Count = (1, "dynamic"),
        type: Literal["numpy", "pandas", "array", "polars"] = "numpy",
        **options: Any,
    ) -> None:
        super().__init__(value, row_count=row_count, type=type, **options)


# The page knows one table, which leaves out what is a default of Dataframe.
List.defaults = Matrix.defaults = Numpy.defaults = Dataframe.defaults
