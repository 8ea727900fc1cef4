"""What stands on the grounds of an author's CSS can be read, and nobody's colours are changed where it could be read anyway."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

import hiroba as gr

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

HIDING = {
    "rule": "{ background: #111827 !important }",
    "gradient": "{ background-image: linear-gradient(#000, navy) }",
    "variable": "{ background: var(--night) }",
    "mixed": "{ background: color-mix(in oklab, navy 60%, black) }",
    "nested": "{ & { background: oklch(0.2 0.1 260) } }",
    "before": "{ position: relative } #before::before { content: ''; position: absolute; inset: 0; z-index: -1; background: #111 }",
    "picture": "{ background: url(sea.jpg) }",
    "grey": "{ background: #999 }",
}
"""Grounds on which fields could not be read in the light mode."""
READABLE = {
    "plain": "{ margin: 0 }",
    "light": "{ background: #f4f4f5 }",
    "veil": "{ background: rgba(0, 0, 0, .04) }",
    "hovered": "{} #hovered:hover { background: #111 }",
    "inked": "{ background: #111; span { color: #ddd !important } }",
    "lettered": "{ background: linear-gradient(#000, #111) text }",
}
CSS = " ".join(f"#{name} {css}" for name, css in {**HIDING, **READABLE}.items())


def surfaces(page: Page) -> list[str]:
    """Names of the columns whose field got the ground of surfaces, or had it taken."""
    shown = "all => all.filter(one => getComputedStyle(one).backgroundColor === 'rgb(255, 255, 255)').map(one => one.innerText.trim())"
    return list(page.locator(".block[data-field]").evaluate_all(shown))


def ink(page: Page, text: str) -> str:
    return str(page.get_by_text(text, exact=True).evaluate("element => getComputedStyle(element).color"))


def test_fields_get_a_surface_where_they_could_not_be_read(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        for name in [*HIDING, *READABLE]:
            with gr.Column(elem_id=name):
                gr.Textbox(label=name)
    css = f"@media screen {{ :root {{ --night: #012 }} {CSS} }}"
    page = open_page(serve(demo, css=css), color_scheme="light")
    expect(page.get_by_text("plain", exact=True)).to_be_visible()
    assert surfaces(page) == list(HIDING)

    # A style may come and go.
    page.locator("#plain").evaluate("element => { element.style.background = 'black' }")
    page.locator("#rule").evaluate("element => { element.id = 'other' }")
    expect(page.locator("#other [data-surface]")).to_have_count(0)
    assert surfaces(page) == [*list(HIDING)[1:], "plain"]

    # In the dark mode the light grounds are those that hide.
    page.evaluate("document.body.classList.toggle('dark')")
    expect(page.locator("#light [data-surface]")).to_be_visible()
    assert {one: page.locator(f"#{one} [data-surface]").count() for one in ("gradient", "grey", "plain")} == {
        "gradient": 0,
        "grey": 1,
        "plain": 0,
    }


def test_what_an_author_frames_or_paints_keeps_its_ground_and_its_distance(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Framed", elem_id="framed")
        gr.Textbox(label="Padded", elem_id="padded")
        gr.Textbox(label="Painted", elem_classes="card")
        gr.Textbox(label="Not framed", elem_id="none")
        with gr.Accordion("Fold", elem_id="fold"):
            gr.Textbox(label="Inside")
        with gr.Group(elem_id="group"):
            gr.Textbox(label="Grouped")
        gr.Button("Go", elem_id="go")
        gr.Markdown("`inline`\n```python\n# said\nx = 1\n```")
    css = (
        "* { padding: 0; transition: all 0.1s } #framed { box-shadow: 0 0 4px blue } #padded { border: 1px solid red; padding-block: 2em }"
        ".card { background: #1e1e2e } #none { border: none !important; background: transparent }"
        "#fold { background: #111; .label-wrap { color: #eee } } #group { background: black } #go { background: #1e1e2e } pre { background: #1e1e2e }"
    )
    page = open_page(serve(demo, css=css), color_scheme="light")
    expect(page.get_by_text("Framed", exact=True)).to_be_visible()

    padding = "all => all.map(one => getComputedStyle(one).paddingTop !== '0px')"
    assert page.locator(".block[data-field]").evaluate_all(padding) == [True, False, True, False, True, False]
    assert surfaces(page) == ["Inside"]
    painted = page.locator("[data-painted]").evaluate_all("all => all.map(one => one.innerText.trim())")
    assert painted == ["Painted", "Not framed"]
    expect(page.locator("pre code")).to_have_css("color", "rgb(237, 238, 240)")
    assert ink(page, "Painted") == ink(page, "Go") == "rgb(237, 238, 240)"
    assert ink(page, "# said") == "rgb(151, 156, 164)"
    assert ink(page, "Grouped") == ink(page, "Framed") == ink(page, "Inside") == "rgb(96, 100, 108)"
    assert ink(page, "Fold") == "rgb(238, 238, 238)"

    # Another look that sees the same writes nothing, for which the browser would have to compute the page again.
    page.evaluate(
        "() => { window.written = new Set(); new MutationObserver(all => all.forEach(one => written.add(one.attributeName)))"
        ".observe(document.body, { subtree: true, attributes: true }) }"
    )
    page.set_viewport_size({"width": 900, "height": 900})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    written = set(page.evaluate("[...written]"))
    assert not written & {"data-resting", "data-framed", "data-painted", "data-surface", "data-ink", "data-theme"}
    # And nothing is in motion, or its end would be the reason for the next one.
    moving = "document.getAnimations().filter(one => one.effect.target.closest('[data-field], pre')).length"
    assert page.evaluate(moving) == 0


def test_parts_that_come_later_can_be_read_when_they_come(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        go = gr.Button("Go")
        html = gr.HTML("<style>#night { background: #111 }</style>")
        with gr.Column(elem_id="night"):
            later = gr.Textbox(label="Later", visible=False)
        with gr.Column(elem_id="noon"):
            gr.Textbox(label="Noon")
        style = "<style>#night { background: #111 } #noon { background: #222 }</style>"
        go.click(lambda: (style, gr.Textbox(visible=True)), None, [html, later])
    page = open_page(serve(demo), color_scheme="light")
    page.get_by_role("button", name="Go").click()

    expect(page.locator("#noon [data-surface]")).to_be_visible()
    expect(page.locator("#night [data-surface]")).to_be_visible()


def test_the_app_covers_what_is_painted_behind_it_alone_where_that_would_hide_its_texts(
    serve: Serve, open_page: OpenPage
) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
    page = open_page(serve(demo, css="body { background: #000; color: white }"), color_scheme="light")
    covering = page.locator("gradio-app[data-covering]")
    expect(covering).to_have_css("background-color", "rgb(252, 252, 253)")

    page.add_style_tag(content=".gradio-container { background: transparent }")
    expect(covering).to_have_count(0)
    assert surfaces(page) == ["Name"]


def test_a_page_without_css_of_its_author_loads_nothing_for_it(serve: Serve, open_page: OpenPage) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
    page = open_page(serve(demo))
    expect(page.get_by_label("Name")).to_be_visible()
    assert page.locator("script[type=module]").count() == 1
