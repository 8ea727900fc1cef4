"""Answers by retrieval: the sentences of known texts that fit a question best, with their source; or none.

Source: G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988 (TF-IDF and the cosine).
It writes nothing of its own, so it cannot make anything up; it can only miss.
"""

import re
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from models.corpus import Document, documents, paragraphs

_ENOUGH = 0.22  # below this likeness a passage is about something else
_TITLE_REPEATS = 2  # the heading counts as if it stood so often in the passage
_POINTERS = ("PEP ", "See ", "For full details", "Changed in version", "New in version")  # these only lead elsewhere
_KEYWORDS = frozenset({"with", "while", "try", "none"})  # words of Python that lists of common English words drop
_ASKING = frozenset({"does", "did", "explain", "mean", "means", "tell", "used", "use", "work", "works", "example"})


@dataclass(frozen=True)
class Answer:
    """A passage that answers a question."""

    text: str
    """Whole sentences of the source."""

    source: str
    """Where they stand."""

    likeness: float
    """Cosine between question and passage times the worth of the passage, at most 1.3."""


@dataclass(frozen=True)
class AnswerModel:
    """Finds the passage that answers a question."""

    passages: list[tuple[Document, str]]
    """Each a paragraph with the document that it stands in."""

    weights: TfidfVectorizer
    """How much each word tells."""

    matrix: csr_matrix
    """One row a passage: of unit length, times its worth as an answer."""

    def answer(self, question: str) -> Answer | None:
        """Return the passage that is most like the question, or `None` where none is like enough."""
        asked = self.weights.transform([question])
        if asked.nnz == 0:
            return None
        likeness = (self.matrix @ asked.T).toarray().ravel() * self._known_share(question)
        best = int(np.argmax(likeness))
        if likeness[best] < _ENOUGH:
            return None
        document, passage = self.passages[best]
        return Answer(passage, document.source, float(likeness[best]))

    def _known_share(self, question: str) -> float:
        """Return which share of the question's telling words occur in any text: unknown words make an answer unlikely."""
        told = self.weights.build_analyzer()(question)
        return sum(word in self.weights.vocabulary_ for word in told) / max(1, len(told))


def train_answers() -> AnswerModel:
    """Weigh the words of every passage of the corpus."""
    passages = _all_passages()
    weights = TfidfVectorizer(
        tokenizer=_stems, token_pattern=None, lowercase=True, sublinear_tf=True, ngram_range=(1, 1)
    )
    matrix = weights.fit_transform([f"{document.title}. " * _TITLE_REPEATS + passage for document, passage in passages])
    worth = np.array([_worth(document, passage) for document, passage in passages])
    return AnswerModel(passages, weights, csr_matrix(matrix.multiply(worth[:, None])))


def _all_passages() -> list[tuple[Document, str]]:
    """Return every passage once, from the shortest document that has it, for that one is the most about it."""
    found: dict[str, Document] = {}
    for document in sorted(documents(), key=lambda document: len(document.text)):
        for passage in _passages(document):
            found.setdefault(passage, document)
    return [(document, passage) for passage, document in found.items()]


def _worth(document: Document, passage: str) -> float:
    """Return a factor near 1: texts explain first and detail later, and a very short passage explains little."""
    position = document.text.find(passage.split()[0] + " " + passage.split()[1]) / max(1, len(document.text))
    worth: float = min(1.0, len(passage) / 200) ** 0.5 * (1.3 - 0.3 * min(1.0, 4 * max(0.0, position)))
    return worth


def _passages(document: Document) -> list[str]:
    """Return the document's paragraphs that tell something, each closed where it led on to code."""
    told = [re.sub(r":$", ".", paragraph) for paragraph in paragraphs(document)]
    return [passage for passage in told if len(passage) > 60 and not passage.startswith(_POINTERS)]


def _stems(text: str) -> list[str]:
    """Return the telling words of `text`, without the endings that English adds."""
    words = re.findall(r"[a-z_][a-z0-9_]+", text.lower())
    kept = [word for word in words if word not in ENGLISH_STOP_WORDS or word in _KEYWORDS]
    return [re.sub(r"(?<=[a-z]{3})(ies|es|s|ing|ed)$", "", word) for word in kept if word not in _ASKING]
