"""Text to learn from and to answer out of: what is already installed, Python's reference and scikit-learn's notes."""

import re
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Document:
    """One text with its source."""

    source: str
    """Where a reader finds it, such as "Python reference, topic `with`"."""

    title: str
    """Its heading."""

    text: str
    """Paragraphs apart by an empty line."""


def documents() -> list[Document]:
    """Return Python's language reference by topic (about 80) and scikit-learn's notes on its data sets (14)."""
    return [*_python_topics(), *_data_set_notes()]


def paragraphs(document: Document) -> list[str]:
    """Return the document's paragraphs of prose, each on one line; grammar, code and tables are left out."""
    blocks = re.split(r"\n\s*\n", document.text)
    return [" ".join(block.split()) for block in blocks if _is_prose(block)]


def _python_topics() -> list[Document]:
    """Return the texts behind Python's own `help()`. A Python without them gives none."""
    try:
        from pydoc_data.topics import topics
    except ImportError:
        return []
    found = {text: name for name, text in sorted(topics.items())}  # some topics share one text
    return [
        Document(f"Python reference, help('{name}')", _first_line(text), _unquoted(text))
        for text, name in found.items()
    ]


def _data_set_notes() -> list[Document]:
    """Return scikit-learn's descriptions of the data sets that it can load."""
    folder = resources.files("sklearn.datasets.descr")
    notes = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".rst"):
            text = entry.read_text(encoding="utf-8")
            text = re.sub(r"^\.\. .*$", "", text, flags=re.MULTILINE)
            notes.append(Document(f"scikit-learn, datasets/descr/{entry.name}", _first_line(text), _unquoted(text)))
    return notes


def _first_line(text: str) -> str:
    """Return the heading, plain."""
    return next(line for line in text.splitlines() if line.strip()).strip().replace('"', "").replace("`", "")


def _unquoted(text: str) -> str:
    """Return `text` without the marks that only a typesetter reads."""
    text = re.sub(r":\w+:`~?([^`<]+?)(?: <[^>]*>)?`", r"\1", text)
    text = re.sub(r"``([^`]+)``", r"\1", text)
    text = re.sub(r"`([^`<]+) <[^>]+>`_+", r"\1", text)
    return re.sub(r"\*\*([^*\n]+)\*\*", r"\1", text)


def _is_prose(block: str) -> bool:
    """Tell whether a block is sentences: not indented as code is, and ending as a sentence does."""
    lines = block.strip("\n").splitlines()
    text = " ".join(block.split())
    if len(text) < 40 or not text.endswith((".", ":", "!")) or "::=" in text or "====" in text:
        return False
    letters = sum(character.isalpha() or character == " " for character in text)
    return letters > 0.8 * len(text) and not all(line.startswith("   ") for line in lines)
