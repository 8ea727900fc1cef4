"""`ChatNumbers`: the numbers, and names of endpoints, that the steps of a chat have in the compatible API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hiroba.graph.binding_numbers import BindingNumbers

__all__ = ["ChatNumbers"]


class ChatNumbers:
    """Leaves out numbers and names, so that programs call the function of a chat, and what is bound after it, as in the compatible API.

    With kept conversations there are more steps here than there, and what is bound after them has higher numbers.

    Args:
        numbers: Those of the app.
        given: The arguments of the chat.
        has_table: Whether its examples stand below the conversation, and what fills them in is bound already.
    """

    def __init__(self, numbers: BindingNumbers, given: Mapping[str, Any], has_table: bool) -> None:
        self._numbers = numbers
        self._given = given
        self._first = numbers.next - int(has_table)
        self._shows_examples = bool(given.get("examples")) and not has_table
        self._before_endpoint = (2 if given.get("cache_examples") else 1) * bool(given.get("examples")) + 6

    def skip_to_endpoint(self) -> None:
        """Leave out what comes before the function's own endpoint."""
        self._skip(self._before_endpoint, lambdas=2)

    def skip_to_end(self) -> None:
        """Leave out what comes before the author's next binding."""
        given = self._given
        runs = given.get("cache_examples") or given.get("run_examples_on_click", True)
        parts = [  # (whether it is there, its steps, how many of them are lambdas)
            (True, 24, 12),
            (self._shows_examples, 1, 0),
            (self._shows_examples and runs, 2, 2),
            (self._shows_examples and runs and not given.get("cache_examples"), 2, 1),
            (given.get("editable"), 7, 3),
            (given.get("save_history"), 6, 4),
            (given.get("flagging_mode") == "manual", 1, 0),
        ]
        steps = sum(count for is_there, count, _ in parts if is_there)
        self._skip(self._before_endpoint + 1 + steps, sum(lambdas for is_there, _, lambdas in parts if is_there))

    def _skip(self, to: int, lambdas: int) -> None:
        for _ in range(lambdas):
            self._numbers.name("lambda")
        self._numbers.next = max(self._numbers.next, self._first + to)
