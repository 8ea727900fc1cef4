"""Texts of strangers, in every component that shows texts: none of them runs, even where no policy of the page would stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from playwright.sync_api import Page, expect

import hiroba as gr
from hiroba.components.foreign_html import ForeignHTML

HOSTILE = [
    "<img src=x onerror=hit(1)>",
    "<script>hit(2)</script>",
    "<svg onload=hit(3)>",
    "[a](javascript:hit(4)) ![a](javascript:hit(5))",
    "$\\href{javascript:hit(6)}{x}$ $\\htmlData{onerror=hit(7)}{x}$",
    "<a href='&#106;avascript:hit(8)'>x</a><a href='data:text/html,<script>hit(9)</script>'>x</a>",
    "<iframe srcdoc='<script>parent.hit(10)</script>'></iframe>",
    "<object data='javascript:hit(11)'></object><embed src='javascript:hit(12)'>",
    '```mermaid\ngraph TD; A["<img src=x onerror=hit(13)>"]-->B; click A href "javascript:hit(14)"\n```',
    "```html\n<img src=x onerror=hit(15)>\n```",
    "<form action='javascript:hit(16)'><button autofocus onfocus=hit(17)>go</button></form>",
    "<details open ontoggle=hit(18)><summary>x</summary></details>",
    "<base href='//evil.example/'><meta http-equiv=refresh content='0;url=//evil.example'>",
    '"><img src=x onerror=hit(19)> {{constructor.constructor("hit(20)")()}}',
    "<math><mtext><table><mglyph><style><img src=x onerror=hit(21)></style></mglyph></table></mtext></math>",
    '<noscript><p title="</noscript><img src=x onerror=hit(22)>"></noscript>',
    '<p style="position: fixed; inset: 0">over the page</p>',
]
FIRST = HOSTILE[0]
ALL = "\n\n".join(HOSTILE)

FOUND = """() => [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]
  .filter((one) => /^on/i.test(one.name) || /^\\s*(javascript|data:text)/i.test(one.value))
  .map((one) => `${element.tagName} ${one.name}`))
  .concat([...document.querySelectorAll('iframe, object, embed, base, meta[http-equiv], #app script, [style*=fixed]')].map(String))"""


def talk() -> list[dict[str, Any]]:
    return [
        {"role": "user", "content": ALL},
        {"role": "assistant", "content": ALL, "metadata": {"title": ALL, "log": FIRST}},
        {"role": "assistant", "content": "x", "options": [{"label": FIRST, "value": FIRST}]},
    ]


def app() -> gr.Blocks:
    def fill() -> tuple[Any, ...]:
        gr.Warning(ALL, title=FIRST)
        return (
            ALL,
            ALL,
            talk(),
            [(text, text) for text in HOSTILE],
            [[text, text, text] for text in HOSTILE],
            dict.fromkeys(HOSTILE[:4], 0.25),
            dict.fromkeys(HOSTILE, ALL),
            ALL,
            ALL,
            gr.Radio(choices=HOSTILE, value=FIRST, info=FIRST),
            gr.CheckboxGroup(choices=HOSTILE),
            (np.zeros((9, 9, 3), "uint8"), [((0, 0, 5, 5), FIRST)]),
            {FIRST: {"type": FIRST, "description": ALL, "default": FIRST}},
        )

    def fail() -> None:
        raise gr.Error(ALL, title=FIRST)

    with gr.Blocks(title=FIRST) as demo:
        gr.Button("Fill").click(
            fill,
            None,
            [
                gr.Markdown(label=FIRST),
                ForeignHTML(),
                gr.Chatbot(label=FIRST),
                gr.HighlightedText(label=FIRST),
                gr.Dataframe(headers=["text", FIRST, "html"], datatype=["str", "markdown", "html"]),
                gr.Label(label=FIRST),
                gr.JSON(),
                gr.Textbox(label=FIRST, info=FIRST, placeholder=FIRST),
                gr.Code(language="html"),
                gr.Radio(label=FIRST),
                gr.CheckboxGroup(),
                gr.AnnotatedImage(),
                gr.ParamViewer(),
            ],
        )
        with gr.Accordion(FIRST):
            gr.Button(f"Fail {FIRST}").click(fail)
    return demo


def test_no_text_of_a_stranger_runs(serve: Callable[..., str], open_page: Callable[..., Page]) -> None:
    page = open_page(serve(app(), security=gr.Security(scripts="open")))
    hits: list[Any] = []
    page.expose_function("hit", lambda number: hits.append(number))
    page.on("dialog", lambda dialog: (hits.append("dialog"), dialog.dismiss()))
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_text("```html").first).to_be_attached()
    page.get_by_role("button", name="Fail").click()
    expect(page.get_by_text("graph TD").first).to_be_attached()
    for _ in range(3):  # pictures that do not load tell so after the page has drawn them
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert page.evaluate(FOUND) == []
    assert hits == []
    assert page.title() == FIRST
