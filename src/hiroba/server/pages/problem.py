"""Pages that say what went wrong and what to do: not found, not allowed, open without signing in, broken, a file that is not given out."""

from __future__ import annotations

import html
from typing import Literal

from hiroba.server.pages.frame import frame
from hiroba.server.texts import say

__all__ = ["Problem", "render_problem"]

Problem = Literal["not_found", "not_allowed", "open", "broken", "busy", "no_file", "closed_file"]

TEXTS: dict[Problem, tuple[str, str]] = {
    "not_found": (
        "There is no such page",
        "The address may have a typing error, or the page was moved.",
    ),
    "not_allowed": (
        "You may not open this page",
        "Ask the owner of this app for access, or sign in as someone who has it.",
    ),
    "open": (
        "Nobody has to sign in here",
        "This app is open to everyone who has its address.",
    ),
    "broken": (
        "Something broke on the server",
        "Nothing is lost on your side. Try again; if it stays so, tell the owner of this app what you did.",
    ),
    "busy": (
        "This app has too many visitors",
        "Try again in a moment.",
    ),
    "no_file": (
        "There is no such file",
        "It may have been moved, or have left with the session that it belonged to.",
    ),
    "closed_file": (
        "You may not open this file",
        "This app does not give it out. Its author can allow it.",
    ),
}


def render_problem(problem: Problem, root: str = "./", detail: str = "", language: str = "en") -> str:
    """Return the HTML of a page for `problem`.

    Args:
        problem: What went wrong.
        root: Address of the app's first page, seen from this one.
        detail: A sentence more, as plain text; never a trace.
        language: Tag of the language of the visitor.
    """
    heading, advice = (html.escape(say(language, text), quote=False) for text in TEXTS[problem])
    said = f"<p>{html.escape(say(language, detail))}</p>" if detail else ""
    # Whoever is refused at the first page comes back to it once somebody lets them in.
    again = problem in ("broken", "busy") or (problem == "not_allowed" and root == "./")
    name = say(language, "Try again") if again else say(language, "Go to the first page")
    link = f'<a class="button" href="{"" if again else html.escape(root)}">{name}</a>'
    return frame(heading, f"<h1>{heading}</h1>\n<p>{advice}</p>\n{said}{link}", language=language)
