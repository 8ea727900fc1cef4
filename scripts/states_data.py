"""What components hold in the pictures where it is very much, and where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hiroba.gallery.specimen import Made, Sample

__all__ = ["EMPTY", "HUGE", "HUGE_LABEL", "WRONG"]

HUGE_LABEL = "A label of many words, as people write them who want to explain in one line all that a field is for and what it is not for"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PARAGRAPH = "A square belongs to everyone who crosses it, and to no one in particular. " * 20
LINES = "\n".join(
    f"{number:>4}  a line that tells how far the work has come, and what is left of it" for number in range(400)
)
CHOICES = [f"Choice {number} {'of many words that wrap ' * (number % 4)}".strip() for number in range(60)] + [WORD]
FRAME = "import pandas as pd\n"
MANY = 'pd.DataFrame({"place": [f"A place with a long name, number {n}" for n in range(80)], "value": [n * 1e9 for n in range(80)], "kind": [f"kind {n % 30}" for n in range(80)]})'
NUMBERS = 'pd.DataFrame({"x": list(range(2_000)), "y": [n * n % 997 * 1e6 for n in range(2_000)], "kind": [f"kind {n % 30}" for n in range(2_000)]})'
PICTURES = ("landscape.png", "evening.png")

EMPTY: Mapping[str, Mapping[str, Any]] = {"Dataset": {"samples": []}, "Timer": {"active": False}}
"""Arguments of those that are empty in another way than without a value."""

HUGE: Mapping[str, Mapping[str, Any]] = {
    "Textbox": {"value": PARAGRAPH, "info": PARAGRAPH},
    "TextArea": {"value": PARAGRAPH + WORD * 3},
    "Markdown": {
        "value": f"# {HUGE_LABEL}\n\n{PARAGRAPH}\n\n{WORD * 3}\n\n|{'|'.join('column ' * 3 for _ in range(14))}|\n|{'|'.join('---' for _ in range(14))}|\n|{'|'.join('value' for _ in range(14))}|\n\n```python\n{'x = 1; ' * 60}\n```\n\n$$\\sum_{{k=0}}^{{n}} {'+'.join(f'a_{{{n}}}x^{{{n}}}' for n in range(40))}$$"
    },
    "HTML": {
        "value": f"<h2>{HUGE_LABEL}</h2><p>{PARAGRAPH}</p><p>{WORD * 2}</p><table><tr>{'<td>value</td>' * 60}</tr></table>"
    },
    "Code": {
        "value": "\n".join(
            f"value_{n} = compute({', '.join(f'argument_{k}=None' for k in range(n % 20))})" for n in range(200)
        )
    },
    "HighlightedText": {
        "value": [
            (f"{WORD if n % 9 == 0 else 'word'} ", f"a kind with a long name {n % 24}" if n % 2 else None)
            for n in range(200)
        ]
    },
    "Dialogue": {
        "value": [{"speaker": "Anna" if n % 2 else "Ben", "text": PARAGRAPH[: 20 + n * 40]} for n in range(12)]
    },
    "Log": {"value": LINES + "\n" + "x" * 600},
    "ParamViewer": {
        "value": {
            f"parameter_with_a_long_name_{n}": {
                "type": "Literal['one', 'two', 'three'] | Callable[[int, float], str] | None",
                "description": PARAGRAPH[:300],
                "default": "None",
            }
            for n in range(12)
        }
    },
    "Number": {"value": 123456789012345680000000.0, "info": PARAGRAPH[:300]},
    "Slider": {"minimum": -1e12, "maximum": 1e12, "value": 123456789012.5, "step": 0.5, "info": PARAGRAPH[:300]},
    "Checkbox": {"info": PARAGRAPH[:300]},
    "CheckboxGroup": {"choices": CHOICES, "value": CHOICES[:9]},
    "Radio": {"choices": CHOICES, "value": CHOICES[2]},
    "Dropdown": {"choices": CHOICES, "value": [*CHOICES[:9], WORD], "multiselect": True},
    "Tree": {
        "nodes": {f"branch {n} {'of many words ' * 6}": [f"leaf {k}" for k in range(4)] for n in range(8)}
        | {WORD: [WORD + "s"]}
    },
    "ColorPicker": {"info": PARAGRAPH[:300]},
    "DateTime": {"info": PARAGRAPH[:300]},
    "DateRange": {"value": ["0001-01-01", "9999-12-31"]},
    "Button": {"value": HUGE_LABEL},
    "ClearButton": {"value": HUGE_LABEL},
    "UploadButton": {"label": HUGE_LABEL},
    "DownloadButton": {"label": HUGE_LABEL},
    "DeepLinkButton": {"value": HUGE_LABEL},
    "Image": {"value": Sample(("strip.png",))},
    "ImageEditor": {
        "value": Sample(("strip.png",), lambda path: {"background": path, "layers": [], "composite": None})
    },
    "ImageSlider": {"value": Sample(("strip.png", "landscape.png"), lambda *paths: paths)},
    "AnnotatedImage": {
        "value": Sample(
            ("landscape.png",),
            lambda path: (
                path,
                [((n * 12, n * 6, n * 12 + 60, n * 6 + 60), f"a thing with a long name {n}") for n in range(32)],
            ),
        )
    },
    "Gallery": {
        "value": Sample(
            PICTURES, lambda *paths: [(paths[n % 2], HUGE_LABEL if n % 3 == 0 else f"{n}") for n in range(60)]
        )
    },
    "Plot": {
        "value": Made(
            "figure",
            "from matplotlib.figure import Figure\n\nfigure = Figure(figsize=(24, 4))\naxes = figure.subplots(1, 6)\n",
        )
    },
    "Audio": {"label": WORD},
    "File": {"value": Sample(("note.txt",), lambda path: [path] * 24), "file_count": "multiple"},
    "Map": {
        "value": [
            {"lat": -60 + n % 120, "lon": (n * 7) % 340 - 170, "name": f"A place with a long name {n}"}
            for n in range(600)
        ]
    },
    "Dataframe": {
        "headers": [f"A column with a long name {n}" for n in range(24)],
        "value": [[f"{PARAGRAPH[: (n * k) % 90]}" if k % 3 else n * 1e9 + k for k in range(24)] for n in range(200)],
    },
    "JSON": {"value": {"text": PARAGRAPH, WORD: [{"deep": [[[[[n]]]]]} for n in range(200)]}},
    "Label": {"value": {f"{'a class with a long name ' * (1 + n % 4)}{n}": 1 / (n + 1) for n in range(40)}},
    "BarPlot": {"value": Made(MANY, FRAME), "x": "place", "y": "value", "color": "kind", "title": HUGE_LABEL},
    "LinePlot": {"value": Made(NUMBERS, FRAME), "x": "x", "y": "y", "color": "kind", "title": HUGE_LABEL},
    "ScatterPlot": {"value": Made(NUMBERS, FRAME), "x": "x", "y": "y", "color": "kind", "title": HUGE_LABEL},
    "Dataset": {"samples": [[PARAGRAPH if n % 3 == 0 else WORD, n * 1e12] for n in range(40)]},
    "Chatbot": {
        "value": [
            {
                "role": "assistant" if n % 2 else "user",
                "content": (PARAGRAPH + WORD * 2 if n % 3 == 0 else "|a|b|\n|-|-|\n" + f"|{WORD}|{WORD}|\n" * 3),
            }
            for n in range(8)
        ]
    },
    "MultimodalTextbox": {"value": Sample(PICTURES, lambda *paths: {"text": PARAGRAPH, "files": list(paths) * 6})},
    "Modal": {"title": HUGE_LABEL},
    "Drawer": {"title": HUGE_LABEL},
}
"""Arguments that take the place of a specimen's own. A component without a row keeps its value and has the long label."""

_BROKEN = Sample(("broken.bin",))
_MISSING = "no-such-file.png"

WRONG: Mapping[str, Any] = {
    "Markdown": "<script>alert(1)</script> **open [link](javascript:alert(1)) $\\frac{1}{$ ```unclosed",
    "HTML": "<div><p>unclosed <b>bold<img src=x onerror=alert(1)>",
    "HighlightedText": {"text": "short", "entities": [{"start": 3, "end": 90, "entity": "beyond"}]},
    "Number": "many",
    "Slider": 99,
    "CheckboxGroup": ["Cheese"],
    "Radio": "Huge",
    "Dropdown": "Atlantis",
    "DateTime": "yesterday or so",
    "DateRange": ["2026-05-10", "2026-05-04"],
    "ColorPicker": "reddish",
    "Image": _BROKEN,
    "ImageEditor": _BROKEN,
    "ImageSlider": Sample(("broken.bin", "landscape.png"), lambda *paths: paths),
    "Gallery": Sample(("broken.bin", "landscape.png"), lambda *paths: list(paths)),
    "Model3D": Sample(("broken.bin",)),
    "Audio": _BROKEN,
    "Video": _BROKEN,
    "File": _MISSING,
    "PDF": _BROKEN,
    "Map": [{"lat": 900, "lon": "east"}],
    "Dataframe": [["Earth", 1, "more"], ["Mars"]],
    "BarPlot": "no table",
    "Chatbot": [{"content": "without a role"}],
    "JSON": "{not json",
    "Label": {"cat": 8.3, "dog": -1},
}
"""Values that do not fit, which a function returns."""
