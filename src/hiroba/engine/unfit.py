"""What a component raises that is given a value of another form than it takes."""

from __future__ import annotations

__all__ = ["UNFIT"]

UNFIT = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
