"""Those who guess passwords wait longer and longer; those who know theirs do not."""

from __future__ import annotations

import pytest

from hiroba.server.access.attempts import FREE_BY_ADDRESS, FREE_BY_NAME, LONGEST_DELAY_S, Attempts


class Hand:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_a_few_wrong_attempts_cost_nothing(hand: Hand) -> None:
    attempts = Attempts(hand)
    assert [attempts.begin("ada", "a") for _ in range(FREE_BY_NAME)] == [0.0] * FREE_BY_NAME
    assert attempts.begin("ada", "b") == 1.0


def test_the_delay_doubles_up_to_a_limit(hand: Hand) -> None:
    attempts = Attempts(hand)
    waits = []
    for _ in range(FREE_BY_NAME + 20):
        wait_s = attempts.begin("ada", "a")
        waits.append(wait_s)
        hand.now_s += wait_s
        if wait_s:
            attempts.begin("ada", "a")
    delays = [wait for wait in waits if wait]
    assert delays[:4] == [1, 2, 4, 8]
    assert max(delays) == LONGEST_DELAY_S


def test_one_address_cannot_try_many_names(hand: Hand) -> None:
    attempts = Attempts(hand)
    for i in range(FREE_BY_ADDRESS):
        assert attempts.begin(f"name {i}", "a") == 0.0
    assert attempts.begin("another", "a") > 0
    assert attempts.begin("another", "b") == 0.0


def test_a_right_password_begins_anew(hand: Hand) -> None:
    attempts = Attempts(hand)
    for _ in range(50):
        assert attempts.begin("ada", "a") == 0.0
        attempts.succeed("ada", "a")


def test_capitals_do_not_make_another_name(hand: Hand) -> None:
    attempts = Attempts(hand)
    for i in range(FREE_BY_NAME):
        attempts.begin("ADA" if i % 2 else "ada", str(i))
    assert attempts.begin("Ada", "x") > 0
