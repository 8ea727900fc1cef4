"""What authors make of their own (HTML, CustomComponent, AnyWidget), a solid, and files, as people use them: one app for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr
from hiroba.components.base import server
from hiroba.gallery.samples import sample_file

anywidget: Any = pytest.importorskip("anywidget")
traitlets: Any = pytest.importorskip("traitlets")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

Serve = Callable[..., str]
OpenPage = Callable[..., Page]

RATING = """
element.addEventListener("click", async (event) => {
  const star = event.target.closest("[data-star]");
  if (!star) return;
  props.value = Number(star.dataset.star);
  trigger("rated", { word: await server.word_for(props.value) });
});
"""

COUNTER = """
export default {
  render({ model, el, hiroba }) {
    const button = document.createElement("button");
    const show = () => (button.textContent = `${model.get("caption")} ${model.get("value")}`);
    button.onclick = async () => {
      model.set("value", await hiroba.server.after(model.get("value")));
      model.save_changes();
      hiroba.trigger("counted", { at: model.get("value") });
    };
    model.on("change", show);
    show();
    el.append(button);
  },
};
"""

PAIR = """
export default {
  initialize({ model }) {
    model.on("change:first", () => document.documentElement.setAttribute("data-first", model.get("first")));
    return () => document.documentElement.setAttribute("data-ended", "initialize");
  },
  render({ model, el }) {
    const button = document.createElement("button");
    const show = () => (button.textContent = `Pair ${model.get("first")} ${model.get("second")} ${model.get("sum")}`);
    button.onclick = () => {
      model.set("first", model.get("first") + 1);
      model.set("second", model.get("second") + 10);
      model.save_changes();
    };
    model.on("change", show);
    show();
    el.append(button);
    return () => document.documentElement.setAttribute("data-left", "render");
  },
};
"""


class Counter(gr.CustomComponent):  # type: ignore[misc,unused-ignore]  # loaded when it is asked for
    """A button that counts by a function of the server."""

    esm = COUNTER
    value: int = 0
    caption: str = "Count"
    counted = gr.Event("counted", "it has counted")

    @server
    def after(self, value: int) -> int:
        """Return the number that follows."""
        return value + 1


class Pair(anywidget.AnyWidget):  # type: ignore[misc]  # a class without types
    """Two numbers and their sum, which Python makes."""

    _esm = PAIR
    first = traitlets.Int(1).tag(sync=True)
    second = traitlets.Int(2).tag(sync=True)
    sum = traitlets.Int(3).tag(sync=True)

    @traitlets.observe("first", "second")  # type: ignore[untyped-decorator]
    def _add(self, _: Any) -> None:
        self.sum = self.first + self.second


class Frame(anywidget.AnyWidget):  # type: ignore[misc]  # a class without types
    """A widget that shows another one, and fails where it is told to."""

    _esm = """
    export default {
      async render({ model, el, host, signal }) {
        if (model.get("faulty")) throw new Error("The frame is broken");
        const { render } = await host.getWidget(model.get("inside"));
        const other = await model.widget_manager.get_model(model.get("inside").replace("anywidget:", ""));
        const note = document.createElement("p");
        other.on("change:sum", () => (note.textContent = `Sum told: ${other.get("sum")}`));
        const place = document.createElement("div");
        el.append(place, note);
        await render({ el: place, signal });
      },
    };
    """
    inside = anywidget.WidgetTrait().tag(sync=True)
    faulty = traitlets.Bool(False).tag(sync=True)


def workshop(esm: Path, folder: Path) -> gr.Blocks:
    """Each of them once, and what functions get of them."""

    def word_for(stars: int) -> str:
        return ["none", "poor", "fair", "good"][stars]

    def pair_of(pair: Any) -> str:
        return f"{pair.first} {pair.second} {pair.sum}"

    class Reloaded(anywidget.AnyWidget):  # type: ignore[misc]  # a class without types
        _esm = esm

    with gr.Blocks(title="Workshop") as demo:
        gr.Markdown("# Workshop")
        told = gr.Textbox(label="Told")
        with gr.HTML(
            2,
            label="Rating",
            show_label=True,
            stars=3,
            html_template="<h2>{{label}}</h2>@children<p>${Array.from({length: stars}, (_, i) => "
            "`<button data-star='${i + 1}' aria-label='Star ${i + 1}'>${i < value ? '★' : '☆'}</button>`).join('')}</p>",
            css_template="p { outline: ${value}px solid; outline-color: rgb(0, 80, 0) }",
            js_on_load=RATING,
            server_functions=[word_for],
        ) as rating:
            gr.Textbox("kept", label="Inside")
        counter = Counter(3, label="Counter")
        pair = gr.AnyWidget(Pair, label="Pair")
        gr.AnyWidget(Frame, inside=Pair(first=5, second=6, sum=11), label="Frame")
        gr.AnyWidget(Frame, faulty=True, label="Faulty")
        gr.AnyWidget(Reloaded, label="Reloaded")
        files = gr.FileExplorer(root_dir=folder, label="Shelf")
        cube = gr.Model3D(sample_file("cube.obj"), label="Cube", height=200)
        with gr.Row():
            read, more = gr.Button("Read"), gr.Button("More stars")
        rating.rated(note_rating, rating, told)
        counter.counted(note_count, counter, told)
        files.change(str, files, told)
        read.click(pair_of, pair, told)
        more.click(lambda: gr.HTML(stars=4), None, rating)
        gr.Button("Where").click(camera_of, cube, told)
        gr.Button("Raise").click(lambda: {"first": 100}, None, pair)
    return demo


def camera_of(cube: gr.Model3D) -> str:
    """Return the degrees around and from above of where the camera stands."""
    return str(cube.camera_position[:2])


def note_rating(value: int, event: gr.EventData) -> str:
    """Return what the rating tells."""
    return f"{value} {event.word}"


def note_count(value: int, event: gr.EventData) -> str:
    """Return what the counter tells."""
    return f"{value} at {event.at}"


@pytest.fixture
def workshop_url(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the workshop, whose modules are watched."""
    monkeypatch.setenv("HIROBA_HOT_RELOAD", "1")
    (tmp_path / "shelf/box").mkdir(parents=True)
    for name in ("oak.txt", "box/elm.txt"):
        (tmp_path / "shelf" / name).touch()
    esm = tmp_path / "reloaded.js"
    esm.write_text(version("first"))
    return serve(workshop(esm, tmp_path / "shelf"))


def version(word: str) -> str:
    """Return a module that shows a word, and counts how often it was put away."""
    return f"""export default {{ render({{ el, signal }}) {{
      el.textContent = "The {word} version";
      const root = document.documentElement;
      signal.addEventListener("abort", () => (root.dataset.aborted = "{word}"));
      return () => (root.dataset.left = "{word}");
    }} }}"""


def test_they_work_by_pointer_and_keys(workshop_url: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(workshop_url)
    told, keys = page.get_by_label("Told"), page.keyboard

    # Templates, a script, a function of the server, an event of its own, children.
    page.get_by_role("button", name="Star 3").click()
    expect(told).to_have_value("3 good")
    expect(page.locator("p").filter(has_text="★★★")).to_have_css("outline-width", "3px")
    page.get_by_role("button", name="More stars").click()
    expect(page.get_by_role("button", name="Star 4")).to_have_text("☆")
    expect(page.get_by_label("Inside")).to_have_value("kept")

    page.get_by_role("button", name="Count 3").focus()
    keys.press("Enter")
    expect(told).to_have_value("4 at 4")

    # All traits go to Python and come back, those of a widget inside of another one too.
    page.get_by_role("button", name="Pair 1 2 3").click()
    expect(page.get_by_role("button", name="Pair 2 12 14")).to_be_visible()
    page.get_by_role("button", name="Read").click()
    expect(told).to_have_value("2 12 14")
    page.get_by_role("button", name="Raise").click()
    expect(page.get_by_role("button", name="Pair 100 12 112")).to_be_visible()
    page.get_by_role("button", name="Pair 5 6 11").click()
    expect(page.get_by_text("Sum told: 22")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("The frame is broken")

    # A file that has changed is shown, and what it showed before is put away.
    expect(page.get_by_text("The first version")).to_be_visible()
    (tmp_path / "reloaded.js").write_text(version("second"))
    expect(page.get_by_text("The second version")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-left", "first")
    expect(page.locator("html")).to_have_attribute("data-aborted", "first")

    shelf = page.get_by_role("list", name="Shelf")
    shelf.get_by_role("checkbox", name="box").focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "Space"):
        if key == "ArrowDown":
            expect(shelf.get_by_role("checkbox", name="elm.txt")).to_be_visible()
        keys.press(key)
    expect(told).to_have_value(f"['{tmp_path}/shelf/box/elm.txt']")
    solid = page.get_by_role("application", name="Cube")
    expect(solid).not_to_have_attribute("aria-busy", "true")
    solid.focus()
    keys.press("ArrowLeft")
    expect(solid).to_be_focused()
    page.get_by_role("button", name="Where").click()
    expect(told).to_have_value("[67.5, 70]")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
