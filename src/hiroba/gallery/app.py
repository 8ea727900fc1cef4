"""`build_gallery`: the app with a page for each specimen, so that a page loads the code of one component alone."""

from __future__ import annotations

import html
import inspect

import hiroba as gr
from hiroba.gallery.exhibit import show_exhibit
from hiroba.gallery.look import look_switch
from hiroba.gallery.specimens_data import GROUPS, SPECIMENS
from hiroba.gallery.theme_builder import show_theme_builder
from hiroba.server.docstrings import summary

__all__ = ["build_gallery"]

CSS = """
.hiroba-list { display: flex; flex-direction: column; gap: 2px; }
.hiroba-list h3 { margin: var(--_space-12) 0 var(--_space-4); font-size: var(--_text-12); font-weight: 600; color: var(--_text-muted); }
.hiroba-list a { display: flex; align-items: center; min-height: var(--_control-28); padding: 0 var(--_space-8); border-radius: var(--_radius-6);
  color: var(--_text); text-decoration: none; }
.hiroba-list a:hover { background: var(--_neutral-4); }
.hiroba-list a[aria-current] { background: var(--_accent-soft); color: var(--_accent-text); font-weight: 600; }
.hiroba-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr)); gap: var(--_space-12); margin: 0 0 var(--_space-24); }
.hiroba-cards a { display: flex; flex-direction: column; gap: var(--_space-4); padding: var(--_space-12) var(--_space-16); color: var(--_text);
  border: 1px solid var(--_border); border-radius: var(--_radius-10); background: var(--_surface); text-decoration: none; }
.hiroba-cards a:hover { border-color: var(--_border-strong); }
.hiroba-cards span { color: var(--_text-muted); font-size: var(--_text-13); line-height: var(--_line-14); }
"""


def build_gallery() -> gr.Blocks:
    """Return the gallery as an app."""
    with gr.Blocks(title="Hiroba gallery", css=CSS) as demo:
        _side("")
        gr.Markdown(
            "# Gallery\n\nEvery component and layout, to try. Each page shows one with its parameters, its program and its events."
        )
        for group in GROUPS:
            gr.HTML(_cards(group))
    for specimen in SPECIMENS:
        with demo.route(specimen.name, specimen.route, show_in_navbar=False):
            _side(specimen.route)
            show_exhibit(specimen)
    with demo.route("Theme builder", "theme-builder", show_in_navbar=False):
        _side("theme-builder")
        show_theme_builder(demo)
    return demo


def _side(current: str) -> None:
    with gr.Sidebar("Hiroba", width=280):
        search = gr.Textbox(placeholder="Find a component", show_label=False, label="Find a component", container=False)
        look_switch()
        listing = gr.HTML(_listing("", current), elem_id="listing")
    search.input(
        lambda words: _listing(words, current),
        search,
        listing,
        api_name=False,
        show_progress="hidden",
        trigger_mode="always_last",
    )


def _listing(words: str, current: str) -> str:
    wanted = (words or "").lower().replace(" ", "")
    parts = [
        _link("Overview", "./", current == ""),
        _link("Theme builder", "theme-builder", current == "theme-builder"),
    ]
    if wanted:
        parts = []
    for group in GROUPS:
        found = [
            s for s in SPECIMENS if s.group == group and (wanted in s.route or (wanted and wanted in group.lower()))
        ]
        if found:
            parts.append(f"<h3>{html.escape(group)}</h3>")
            parts += [_link(specimen.name, specimen.route, specimen.route == current) for specimen in found]
    return f'<nav class="hiroba-list" aria-label="Components">{"".join(parts) or "Nothing has this name."}</nav>'


def _link(name: str, address: str, is_current: bool) -> str:
    return f'<a href="{address}"{" aria-current=page" if is_current else ""}>{html.escape(name)}</a>'


def _cards(group: str) -> str:
    cards = "".join(
        f'<a href="{specimen.route}" dir="auto"><strong>{specimen.name}</strong><span>{html.escape(_line(specimen.name))}</span></a>'
        for specimen in SPECIMENS
        if specimen.group == group
    )
    return f'<h2 dir="auto">{html.escape(group)}</h2><div class="hiroba-cards">{cards}</div>'


def _line(name: str) -> str:
    first = summary(getattr(gr, name)).split("\n\n")[0]
    return inspect.cleandoc(first).split(". ")[0].replace("\n", " ").rstrip(".").replace("`", "") + "."
