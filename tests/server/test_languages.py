"""Which language a visitor reads, and that every table has every text."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

import hiroba as gr
from hiroba.graph.i18n import translated
from hiroba.server.language import direction, language_of
from hiroba.server.pages.problem import render_problem
from hiroba.server.texts import LOCALES, languages, say

ROOT = Path(__file__).resolve().parents[2]


def _scope(accepted: str = "", cookie: str = "", query: str = "") -> dict[str, object]:
    headers = [(b"accept-language", accepted.encode()), (b"cookie", cookie.encode())]
    return {"headers": headers, "query_string": query.encode()}


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [
        ("", "en"),
        ("ja", "ja"),
        ("de-AT,de;q=0.9", "de"),
        ("xx, fr;q=0.5, ko;q=0.8", "ko"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh", "zh-CN"),
        ("pt-PT", "pt-BR"),
        ("en-GB,ja", "en"),
        ("ja;q=0", "en"),
        ("ja;q=oops,,;;", "en"),
    ],
)
def test_the_browser_says_which_language(accepted: str, tag: str) -> None:
    assert language_of(_scope(accepted)) == tag


def test_a_choice_wins_over_the_browser_and_the_address_over_both() -> None:
    assert language_of(_scope("de", "hiroba-language=ja")) == "ja"
    assert language_of(_scope("de", "hiroba-language=ja", "lang=ar")) == "ar"
    assert language_of(_scope("de", query="lang=../../etc")) == "de"


def test_a_language_that_only_the_author_has_is_taken() -> None:
    assert language_of(_scope("he"), ["he"]) == "he"
    assert direction("he") == "rtl"
    assert direction("ja") == "ltr"


def test_texts_come_from_the_nearest_table() -> None:
    i18n = gr.I18n(**{"en": {"a": "A", "b": "B", "c": "C"}, "zh": {"a": "甲", "b": "乙"}, "zh_TW": {"a": "子"}})

    assert i18n.texts("zh-TW") == {"a": "子", "b": "乙", "c": "C"}
    assert i18n.texts("fr") == {"a": "A", "b": "B", "c": "C"}


def test_a_text_stands_for_its_translation_in_any_place() -> None:
    i18n = gr.I18n(es={'say "hi" {now}': "hola"})
    mark = "# " + i18n('say "hi" {now}') + "!"

    assert translated({"label": [mark, 1]}, i18n.texts("es")) == {"label": ["# hola!", 1]}
    assert translated(i18n("unknown"), {}) == "unknown"


def test_a_tag_that_no_browser_sends_is_told() -> None:
    with pytest.warns(UserWarning, match="tag"):
        gr.I18n(Deutsch={})


def test_a_page_of_the_server_speaks_the_language() -> None:
    page = render_problem("not_found", language="ar")

    assert '<html lang="ar" dir="rtl">' in page
    assert say("ar", "There is no such page") in page


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag != "en"])
def test_every_table_has_every_text(tag: str) -> None:
    spec = importlib.util.spec_from_file_location("texts", ROOT / "scripts/texts.py")
    assert spec is not None
    assert spec.loader is not None
    texts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(texts)

    assert texts.faults(json.loads((LOCALES / f"{tag}.json").read_text()), texts.keys()) == []
