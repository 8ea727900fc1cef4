"""Keeps fields, and code, readable where an author's CSS gives the page, or a part of it, another ground.

Fields stand on the page itself, with no box around them. A dark ground in the light mode, or a light one in the dark mode, would hide
their labels and choices, so they get the ground of surfaces there, as Gradio's fields always have. Code on such a ground of its own
(`pre { background: #1e1e2e }`) gets the ink of the other mode, as far as its author names no colour. An author who paints nothing but
what lies behind the app, its `body`, has seen that Gradio covers it: where it would hide the texts of the app, the app covers it here.
"""

from __future__ import annotations

import re

from hiroba.server.author_rules import GROUND, author_rules

__all__ = ["own_ground"]

PAGE = re.compile(r"(?:html|body|gradio-app|main|\.gradio-container|\.contain|\.app)(?::[\w-]+|\.dark|\.light)*")
BEHIND = re.compile(r"(?:html|body)(?::[\w-]+|\.dark|\.light)*")
PART = re.compile(r"[\w\s.#>*\-\[\]=\"']+")
"""What names a part of the page, at rest and in every mode that the selector itself does not name."""
CODE = re.compile(r"(?:.*[\s>])?(?:pre|code)(?:[.\[][\w\s.#>*\-\[\]=\"']*)?")
"""What names code: its last part is `pre` or `code`."""
INKS = ("text-faint", "accent-text", "success-text", "warning-text", "danger-text")
"""NOTE: web/src/lib/markdown/prose.css colours code with these."""
VARIABLE = re.compile(r"(?:^|;)\s*(--[\w-]+)\s*:([^;]*)")
USE = re.compile(r"var\(\s*(--[\w-]+)")
HEX = re.compile(r"#([0-9a-f]{3,8})\b", re.IGNORECASE)
CHANNELS = re.compile(r"rgba?\(\s*(\d+)\D+(\d+)\D+(\d+)(?:\s*[,/]\s*([\d.]+%?))?", re.IGNORECASE)
DARK_NAMES = re.compile(r"\b(?:black|navy|midnightblue|indigo|maroon|purple|dark\w+)\b", re.IGNORECASE)
LIGHT_NAMES = re.compile(r"\b(?:white|snow|ivory|beige|linen|azure|\w*white|light\w+)\b", re.IGNORECASE)
MIDDLE = 0.5
MODES = (":root:not(.dark)", ":root.dark")


def own_ground(css: str) -> str:
    """Return the rules that give fields a ground where this CSS gives one on which they could not be read."""
    rules = author_rules(css)
    variables: dict[str, str] = {}
    for _, body in rules:
        for name, value in VARIABLE.findall(body):
            variables[name] = f"{variables.get(name, '')} {value}"
    is_app_painted = any(
        _is_app(selector) for selectors, body in rules if GROUND.search(body) for selector in selectors
    )
    places: dict[str, list[str]] = {}
    covered: dict[str, None] = {}
    for selectors, body in rules:
        shades = [shade for value in GROUND.findall(body) for shade in _shades(_resolve(value, variables))]
        for mode in _modes(shades):
            for selector in filter(_is_place, selectors):
                if BEHIND.fullmatch(selector) and not is_app_painted and "url(" not in body:
                    covered[mode] = None
                else:
                    places.setdefault(mode, []).append(selector)
    return "".join(map(_app_rule, covered)) + "".join(_rules(mode, places[mode]) for mode in MODES if mode in places)


def _is_app(selector: str) -> bool:
    return bool(PAGE.fullmatch(selector) and not BEHIND.fullmatch(selector))


def _is_place(selector: str) -> bool:
    return bool(PAGE.fullmatch(selector) or PART.fullmatch(selector))


def _app_rule(mode: str) -> str:
    return f"{mode} gradio-app{{background:var(--body-background-fill);color:var(--body-text-color)}}"


def _rules(mode: str, places: list[str]) -> str:
    code = [place for place in places if CODE.fullmatch(place)]
    others = [place for place in places if place not in code]
    return (_field_rules(mode, others) if others else "") + (_code_rule(mode, code) if code else "")


def _code_rule(mode: str, places: list[str]) -> str:
    """Surfaces are what the ink is not: light in the light mode, dark in the dark one."""
    inks = "".join(f";--code-{ink}:color-mix(in srgb,var(--_{ink}) 45%,var(--_surface))" for ink in INKS)
    return f"{mode} :where({','.join(dict.fromkeys(places))}){{color:var(--_surface){inks}}}"


def _field_rules(mode: str, places: list[str]) -> str:
    is_page = any(PAGE.fullmatch(place) for place in places)
    inside = mode if is_page else f"{mode} :where({','.join(dict.fromkeys(places))})"
    alone = ":where(:not(:is(.gr-group,[data-accordion],[data-field]) *))"
    return (
        f"{inside} :is(.block[data-field],[data-accordion]){alone}"
        "{border-radius:var(--block-radius);background:var(--own-ground,var(--block-background-fill))}"
        f"{inside} .block[data-field]{alone}{{padding:var(--block-padding)}}"
    )


def _modes(shades: list[float]) -> list[str]:
    """Return in which modes fields could not be read on a ground of these shades."""
    hides = [any(shade < MIDDLE for shade in shades), any(shade >= MIDDLE for shade in shades)]
    return [mode for mode, is_hiding in zip(MODES, hides, strict=True) if is_hiding]


def _resolve(value: str, variables: dict[str, str]) -> str:
    """Return a value with all that its variables stand for in this CSS."""
    return " ".join([value, *(variables.get(name, "") for name in USE.findall(value))])


def _shades(value: str) -> list[float]:
    """Return how bright the colours of a ground are, from 0 to 1; a picture may be both. What is mostly seen through is none."""
    colours = [_channels(digits) for digits in HEX.findall(value)]
    colours += [(int(red), int(green), int(blue), _share(alpha)) for red, green, blue, alpha in CHANNELS.findall(value)]
    shades = [(0.299 * red + 0.587 * green + 0.114 * blue) / 255 for red, green, blue, alpha in colours if alpha >= 0.5]
    shades += [0.0] * bool(DARK_NAMES.search(value)) + [1.0] * bool(LIGHT_NAMES.search(value))
    return [*shades, 0.0, 1.0] if "url(" in value else shades


def _channels(digits: str) -> tuple[int, int, int, float]:
    wide = digits if len(digits) > 4 else "".join(digit * 2 for digit in digits)
    red, green, blue, alpha = (int((wide + "ff")[i : i + 2], 16) for i in (0, 2, 4, 6))
    return red, green, blue, alpha / 255


def _share(alpha: str) -> float:
    return float(alpha[:-1]) / 100 if alpha.endswith("%") else float(alpha or 1)
