"""The theme builder: hues, fonts, sizes and variables to try on real components, and the program to take home."""

from __future__ import annotations

from typing import Any

import hiroba as gr
from hiroba.errors import HirobaError
from hiroba.gallery.look import look_switch
from hiroba.gallery.theme_draft import ThemeDraft
from hiroba.gallery.theme_history import ThemeHistory
from hiroba.themes.colors_data import SCALES
from hiroba.themes.find import THEMES

__all__ = ["build_theme_builder", "show_theme_builder"]

AS_BASE = "As the base"
PARAMETERS = (
    "primary_hue",
    "secondary_hue",
    "neutral_hue",
    "text_size",
    "spacing_size",
    "radius_size",
    "font",
    "font_mono",
)
SIZES = {
    "text_size": ("sm", "md", "lg"),
    "spacing_size": ("sm", "md", "lg"),
    "radius_size": ("none", "sm", "md", "lg", "xxl"),
}
VARIABLES = (
    "body_background_fill",
    "body_text_color",
    "body_text_color_subdued",
    "block_background_fill",
    "border_color_primary",
    "input_background_fill",
    "input_border_color",
    "button_primary_background_fill",
    "button_primary_text_color",
    "button_secondary_background_fill",
    "button_secondary_text_color",
    "link_text_color",
)
STORAGE_KEY = "hiroba-theme-draft"
PROSE = "Text with **bold** words, `code` and [a link](#preview). Numbers such as 1,234.5 stand here too."

KEYS = """() => {
  const listen = (event) => {
    const isText = event.target.closest?.(
      "textarea, [contenteditable=true], input:not([type=radio], [type=checkbox], [type=range], [role=combobox])");
    if (isText || !(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    const button = document.querySelector(event.shiftKey ? "#redo" : "#undo");
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  if (!window.hirobaThemeKeys) addEventListener("keydown", (window.hirobaThemeKeys = listen));
}"""


def build_theme_builder() -> gr.Blocks:
    """Return the theme builder as an app of its own."""
    with gr.Blocks(title="Theme builder", fill_width=True) as demo:
        look_switch()
        show_theme_builder(demo)
    return demo


def show_theme_builder(app: gr.Blocks) -> None:
    """Build its page, inside of `app`."""
    gr.Markdown(
        "# Theme builder\n\nWhat is chosen here is worn by the whole page at once. Take the program below when it suits."
    )
    style = gr.HTML("", padding=False, elem_id="draft")
    with gr.Row():
        with gr.Column(scale=2, min_width=300):
            with gr.Row():
                undo = gr.Button("Undo", size="sm", interactive=False, elem_id="undo")
                redo = gr.Button("Redo", size="sm", interactive=False, elem_id="redo")
                anew = gr.Button("Begin anew", size="sm")
            fields = _place_fields()
        with gr.Column(scale=3, min_width=320):
            faults = gr.Markdown("Every text can be read.", elem_id="faults")
            _place_preview()
            program = gr.Code(ThemeDraft().code(), language="python", label="Program", interactive=False)
    blank = ThemeHistory((tuple(field.value or "" for field in fields),))
    history = gr.State(blank)
    kept = gr.BrowserState(None, storage_key=STORAGE_KEY, secret=STORAGE_KEY)
    typed = frozenset(i for i, field in enumerate(fields) if isinstance(field, gr.Textbox))
    worn = [style, program, faults, history, undo, redo, kept]
    gr.on(
        [field.change for field in fields],
        lambda past, *values: _stepped(past.then(values, typed)),
        [history, *fields],
        worn,
        api_name=False,
        show_progress="hidden",
        trigger_mode="always_last",
    )
    for button, by in ((undo, -1), (redo, 1)):
        button.click(
            lambda past, by=by: (*_stepped(past.moved(by)), *past.moved(by).values),
            history,
            [*worn, *fields],
            api_name=False,
            show_progress="hidden",
        )
    anew.click(
        lambda past: (*_stepped(past.then(blank.values)), *blank.values),
        history,
        [*worn, *fields],
        api_name=False,
        show_progress="hidden",
    )
    # At the opening alone: what is kept is always a step behind what is being typed.
    app.load(
        lambda values: _resumed(blank, values) or (gr.skip(),) * len([*worn, *fields]),
        kept,
        [*worn, *fields],
        api_name=False,
        show_progress="hidden",
    )
    gr.on(None, None, None, None, js=KEYS, api_name=False)


def _place_fields() -> list[Any]:
    fields: list[Any] = [gr.Dropdown(sorted(THEMES), value="default", label="Base")]
    with gr.Accordion("Hues"):
        fields += [
            gr.Dropdown([AS_BASE, *SCALES], value=AS_BASE, label=f"{role.capitalize()} hue") for role in _roles()
        ]
    with gr.Accordion("Sizes", open=False):
        fields += [
            gr.Radio([AS_BASE, *sizes], value=AS_BASE, label=name.replace("_", " ").capitalize())
            for name, sizes in SIZES.items()
        ]
    with gr.Accordion("Fonts", open=False):
        fields += [gr.Textbox(label=label, placeholder=AS_BASE) for label in ("Font of text", "Font of code")]
        gr.Markdown(
            "The app brings common fonts, such as Inter, Lora and IBM Plex Sans. Another is seen where it is installed; none is "
            "fetched from elsewhere."
        )
    for title, ending in (("Variables of light pages", ""), ("Variables of dark pages", "_dark")):
        with gr.Accordion(title, open=False):
            gr.Markdown("A colour such as `#1a57ad`, or a step of a hue such as `*primary_500`.")
            fields += [gr.Textbox(label=name + ending, placeholder=AS_BASE) for name in VARIABLES]
    return fields


def _roles() -> list[str]:
    return [name.removesuffix("_hue") for name in PARAMETERS if name.endswith("_hue")]


def _place_preview() -> None:
    with gr.Column(elem_id="preview"):
        with gr.Row():
            gr.Textbox("Ada Lovelace", label="Name", interactive=True)
            gr.Dropdown(["Lisbon", "Osaka", "Quito"], value="Osaka", label="City", interactive=True)
        gr.Slider(0, 10, value=4, label="Distance", info="In kilometres", interactive=True)
        with gr.Row():
            gr.Radio(["Small", "Large"], value="Small", label="Size", interactive=True)
            gr.CheckboxGroup(["Bread", "Jam"], value=["Jam"], label="Breakfast", interactive=True)
        with gr.Row():
            gr.Button("Run", variant="primary")
            gr.Button("Clear")
            gr.Button("Stop", variant="stop")
        with gr.Tabs():
            with gr.Tab("Answer"):
                gr.Label({"cat": 0.83, "dog": 0.12}, label="It is a")
            with gr.Tab("Text"):
                gr.Markdown(PROSE)
            with gr.Tab("Table"):
                gr.Dataframe([["Earth", 1], ["Mars", 2]], headers=["Planet", "Moons"], label="Planets")


def _stepped(history: ThemeHistory) -> tuple[Any, ...]:
    buttons = (gr.update(interactive=can) for can in (history.can_undo, history.can_redo))
    return (*_dress(*history.values), history, *buttons, list(history.values))


def _resumed(blank: ThemeHistory, values: Any) -> tuple[Any, ...] | None:
    """Return the page as a visitor left it, if their browser kept one that this builder can still show."""
    is_known = isinstance(values, list) and len(values) == len(blank.values) and values[0] in THEMES
    if not is_known or not all(isinstance(value, str) for value in values):
        return None
    history = blank.then(values)
    return (*_stepped(history), *history.values)


def _dress(base: str, *values: Any) -> tuple[Any, Any, str]:
    parameters = dict(zip(PARAMETERS, values, strict=False))
    light, dark = values[len(PARAMETERS) :][: len(VARIABLES)], values[len(PARAMETERS) + len(VARIABLES) :]
    variables = dict(zip(VARIABLES, light, strict=True)) | {
        f"{name}_dark": value for name, value in zip(VARIABLES, dark, strict=True)
    }
    draft = ThemeDraft(base, _chosen(parameters), _chosen(variables))
    try:
        faults = draft.faults()
        return draft.style(), draft.code(), "\n".join(f"- ⚠ {fault}" for fault in faults) or "Every text can be read."
    except HirobaError as error:
        return gr.skip(), gr.skip(), f"- ⚠ {error}"


def _chosen(values: dict[str, Any]) -> dict[str, str]:
    return {name: value.strip() for name, value in values.items() if value and value.strip() and value != AS_BASE}
