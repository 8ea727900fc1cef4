"""A language model that is small enough to read: n-grams of words, smoothed by interpolated Kneser-Ney.

Source: S. Chen and J. Goodman, "An empirical study of smoothing techniques for language modeling", 1999, section 3.
It has no understanding; it has seen which words follow which four words in the texts of `corpus.py`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.corpus import documents, paragraphs

ORDER = 5
"""Words that the model looks at, the next one included."""

END = "\n\n"
"""The token between two paragraphs."""

_DISCOUNT = 0.75  # taken from each count and given to shorter contexts
_TOKEN = re.compile(r"\n\n|\s?\w+(?:['’_.-]\w+)*|\s?[^\w\s]")

Follower = tuple[NDArray[np.int32], NDArray[np.float64]]
"""Which words were seen after a context, and how often, both of shape (kinds,)."""


@dataclass(frozen=True)
class WriterModel:
    """Continues a text word by word."""

    words: list[str]
    """The vocabulary; tokens carry the space before them, so that joining them gives the text."""

    followers: list[dict[tuple[int, ...], Follower]]
    """For a context of 1, 2, … words (index 0, 1, …): what followed it."""

    base: NDArray[np.float64]
    """Probability of each word where no context is known, shape (words,)."""

    def write(self, prompt: str, tokens: int, temperature: float, seed: int | None) -> Iterator[str]:
        """Yield up to `tokens` further tokens, each as soon as it is drawn.

        Args:
            prompt: The text to go on from; words that were never seen shorten what the model looks at.
            tokens: How many to draw.
            temperature: Above 0. Below 1 the likely words get likelier; at 1 the model's own chances hold.
            seed: The same seed gives the same text; `None` for a new one each time.
        """
        random = np.random.default_rng(seed)
        numbers = {word: number for number, word in enumerate(self.words)}
        context = [numbers.get(token, -1) for token in [END, *tokenise(prompt)]]
        for _ in range(tokens):
            chances = self.chances(context) ** (1.0 / temperature)
            drawn = int(random.choice(len(chances), p=chances / chances.sum()))
            after_break = self.words[context[-1]] == END
            context.append(drawn)
            yield self.words[drawn].lstrip(" ") if after_break else self.words[drawn]

    def chances(self, context: Sequence[int]) -> NDArray[np.float64]:
        """Return the probability of each word after `context` (numbers of words, -1 for unknown), shape (words,)."""
        chances = self.base
        for length in range(1, ORDER):
            seen = self.followers[length - 1].get(tuple(context[-length:])) if len(context) >= length else None
            if seen is None:
                break
            words, counts = seen
            total = counts.sum()
            chances = chances * (_DISCOUNT * len(words) / total)
            chances[words] += (counts - _DISCOUNT) / total
        return chances

    def perplexity(self, text: str) -> float:
        """Return among how many equally likely words the model hesitates on average; unknown words are left out."""
        numbers = {word: number for number, word in enumerate(self.words)}
        context = [numbers.get(token, -1) for token in [END, *tokenise(text)]]
        logs = [
            np.log(self.chances(context[max(0, at - ORDER) : at])[word])
            for at, word in enumerate(context)
            if at and word >= 0
        ]
        return float(np.exp(-np.mean(logs)))


def train_writer() -> WriterModel:
    """Learn from every paragraph of the corpus, each once."""
    return learn(list(dict.fromkeys(paragraph for document in documents() for paragraph in paragraphs(document))))


def learn(texts: Sequence[str]) -> WriterModel:
    """Count which words follow which in `texts`, each a paragraph.

    The longest contexts count occurrences; shorter ones count in how many different contexts a word was seen, which is
    the idea of Kneser and Ney: "Francisco" is frequent, but only after "San".
    """
    sequence = [END] + [token for text in texts for token in (*tokenise(text), END)]
    words = sorted(set(sequence))
    numbers = {word: number for number, word in enumerate(words)}
    line = [numbers[token] for token in sequence]
    counts = Counter(_grams(line, ORDER))
    followers: list[dict[tuple[int, ...], Follower]] = []
    for _ in range(ORDER - 1):
        followers.insert(0, _by_context(counts))
        counts = Counter(gram[1:] for gram in counts)
    base = np.full(len(words), 0.5)
    for (word,), kinds in counts.items():
        base[word] += kinds
    return WriterModel(words, followers, base / base.sum())


def tokenise(text: str) -> list[str]:
    """Return words and marks, each with the space before it."""
    return _TOKEN.findall(" " + text.strip()) if text.strip() else []


def _grams(line: list[int], order: int) -> Iterator[tuple[int, ...]]:
    """Yield every run of `order` words."""
    return zip(*(line[start:] for start in range(order)), strict=False)


def _by_context(counts: Counter[tuple[int, ...]]) -> dict[tuple[int, ...], Follower]:
    """Return the counts of n-grams ordered by their first n - 1 words."""
    grouped: dict[tuple[int, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for gram, count in counts.items():
        words, times = grouped[gram[:-1]]
        words.append(gram[-1])
        times.append(count)
    return {
        context: (np.array(words, np.int32), np.array(times, np.float64)) for context, (words, times) in grouped.items()
    }
