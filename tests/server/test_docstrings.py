"""What a docstring tells programs."""

from __future__ import annotations

from hiroba.server.docstrings import parameter_texts, summary


def letters(word: str, letter: str = "a") -> int:
    """Count a letter in a word.

    Capitals count too.

    Args:
        word: The word to search,
            however long.
        letter (str): The letter to look for.

    Returns:
        How often it is there.
    """
    return word.count(letter)


def test_the_summary_ends_before_the_first_section() -> None:
    assert summary(letters) == "Count a letter in a word.\n\nCapitals count too."


def test_each_parameter_has_its_text() -> None:
    assert parameter_texts(letters) == {
        "word": "The word to search, however long.",
        "letter": "The letter to look for.",
    }


def test_a_function_without_a_docstring_says_nothing() -> None:
    assert (summary(lambda: None), parameter_texts(lambda: None)) == ("", {})
