"""Ask about Python or about scikit-learn's data sets: the passage that answers, with its source, or an honest no.

Run: `python examples/chat.py`
"""

import re
import time
from collections.abc import Iterator
from typing import Any

import hiroba as gr
from models.answers import train_answers
from models.kept import train_once

MODEL = train_once("answers", train_answers)

NOTHING = (
    "I found nothing about that. I only know Python's language reference and scikit-learn's notes on its data sets, "
    "and I answer with what stands there or not at all."
)


def answer(question: str, history: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the answer as it grows: a passage of a known text and its source.

    Args:
        question: What the visitor asks.
        history: The messages before; each question is answered for itself.
    """
    found = MODEL.answer(question)
    text = NOTHING if found is None else f"{found.text}\n\n*Source: {found.source}*"
    for end in re.finditer(r"\S+\s*", text):
        yield text[: end.end()]
        time.sleep(0.015)


demo = gr.ChatInterface(
    answer,
    chatbot=gr.Chatbot(label="Conversation", height=440),
    title="Ask the manual",
    description=f"{len(MODEL.passages):,} passages of Python's reference and scikit-learn's notes, found by their words.",
    examples=["How does the with statement work?", "Who collected the iris data?", "What is a lambda?"],
    api_name="answer",
)

if __name__ == "__main__":
    demo.launch()
