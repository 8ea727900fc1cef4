"""What the pipelines of transformers take and give, by task."""

from __future__ import annotations

__all__ = ["SCORED", "TASKS"]

SCORED = frozenset(
    {
        "text-classification",
        "sentiment-analysis",
        "image-classification",
        "audio-classification",
        "zero-shot-classification",
    }
)
"""Tasks whose result is a list of labels with scores."""

TASKS: dict[str, tuple[tuple[str, ...], str]] = {
    "text-classification": (("Text:Textbox",), "Classification:Label"),
    "sentiment-analysis": (("Text:Textbox",), "Classification:Label"),
    "image-classification": (("Image:Image:filepath",), "Classification:Label"),
    "audio-classification": (("Audio:Audio:filepath",), "Classification:Label"),
    "zero-shot-classification": (
        ("Text:Textbox", "Labels, separated by commas:Textbox", "Several may be true:Checkbox"),
        "Classification:Label",
    ),
    "text-generation": (("Text:Textbox",), "Text:Textbox"),
    "text2text-generation": (("Text:Textbox",), "Text:Textbox"),
    "summarization": (("Text:Textbox",), "Summary:Textbox"),
    "translation": (("Text:Textbox",), "Translation:Textbox"),
    "fill-mask": (("Text:Textbox",), "Classification:Label"),
    "question-answering": (("Text:Textbox", "Question:Textbox"), "Answer:Textbox"),
    "token-classification": (("Text:Textbox",), "Entities:HighlightedText"),
    "ner": (("Text:Textbox",), "Entities:HighlightedText"),
    "feature-extraction": (("Text:Textbox",), "Features:JSON"),
    "automatic-speech-recognition": (("Audio:Audio:filepath",), "Text:Textbox"),
    "text-to-speech": (("Text:Textbox",), "Audio:Audio"),
    "text-to-audio": (("Text:Textbox",), "Audio:Audio"),
    "image-to-text": (("Image:Image:filepath",), "Text:Textbox"),
    "object-detection": (("Image:Image:filepath",), "Objects:AnnotatedImage"),
    "visual-question-answering": (("Image:Image:filepath", "Question:Textbox"), "Classification:Label"),
    "document-question-answering": (("Image:Image:filepath", "Question:Textbox"), "Answer:Textbox"),
    "text-to-image": (("Prompt:Textbox",), "Image:Image"),
}
"""Inputs and output of each, as label, component and its type."""
