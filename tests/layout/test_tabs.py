"""Tabs find their bar."""

import pytest

from hiroba.components.markdown import Markdown
from hiroba.components.state import State
from hiroba.graph.blocks import Blocks
from hiroba.layout.row import Row
from hiroba.layout.tabs import Tab, TabItem, Tabs


def test_tab_keeps_its_own_id_apart_from_its_number() -> None:
    with Blocks():
        tab = Tab("Sea", id="sea")

    assert tab.props()["id"] == "sea"
    assert isinstance(tab.id, int)


def test_tabs_that_stand_in_no_bar_share_one() -> None:
    with Blocks() as demo:
        with Tab("One") as one:
            Row()
        two = Tab("Two")

    assert [type(child) for child in demo.children] == [Tabs]
    assert demo.children[0].children == [one, two]


def test_something_between_two_tabs_parts_their_bars() -> None:
    with Blocks() as demo:
        Tab("One")
        Row()
        Tab("Two")

    assert [type(child) for child in demo.children] == [Tabs, Row, Tabs]


def test_tab_after_a_bar_gets_one_of_its_own() -> None:
    with Blocks() as demo:
        with Tabs():
            Tab("One")
        Tab("Two")

    assert [len(bar.children) for bar in demo.children] == [1, 1]


def test_both_names_of_tab_are_one_class() -> None:
    assert TabItem is Tab


def test_what_is_no_tab_among_tabs_is_warned_of() -> None:
    with Blocks(), Tabs():
        with Tab("One"):
            Markdown("Within")
        with pytest.warns(UserWarning, match="A `Markdown` stands in `Tabs`") as warned:
            Markdown("Note")

    assert warned[0].filename == __file__


def test_what_is_not_seen_may_stand_among_tabs(recwarn: pytest.WarningsRecorder) -> None:
    with Blocks(), Tabs():
        State(0)
        Tab("One")

    assert not recwarn.list
