"""HTML: markup of the author's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from hiroba.components import events
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.toolbar import as_toolbar

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["HTML"]

SHARED = ComponentOptions.__optional_keys__
CLICK_LISTENER = "element.addEventListener('click', function() { trigger('click') });"


class HTML(Component):
    """Markup that is shown as it is. Functions get and return `str`.

    Scripts inside of it do not run, because browsers run none that come as markup.

    Args:
        value: HTML, or a function that returns it at each visit.
        html_template: Where the value stands in the markup; `${value}` is the value alone.
        css_template: Style sheet for this component.
        js_on_load: JavaScript that runs once the component stands on the page. The default fires `click`.
        apply_default_css: Whether headings, lists and tables look like those of the page.
        min_height: Pixels.
        max_height: Pixels; what is higher scrolls.
        padding: Whether there is space between the markup and the edges of its box.
        autoscroll: Whether it scrolls to its end when the value changes.
        buttons: Buttons of your own in the line of the label.
        head: Markup for the head of the page.
        server_functions: Functions that the component's JavaScript may call.
        **props: Values for the templates by name, and the parameters of `ComponentOptions`. `container` and `show_label` are
            `False` by default.
    """

    change = events.CHANGE
    input = events.INPUT
    click = events.CLICK
    double_click = events.DOUBLE_CLICK
    submit = events.SUBMIT
    stop = events.STOP
    edit = events.EDIT
    clear = events.CLEAR
    play = events.PLAY
    pause = events.PAUSE
    end = events.END
    start_recording = events.START_RECORDING
    pause_recording = events.PAUSE_RECORDING
    stop_recording = events.STOP_RECORDING
    focus = events.FOCUS
    blur = events.BLUR
    upload = events.UPLOAD
    release = events.RELEASE
    select = events.SELECT
    stream = events.STREAM
    like = events.LIKE
    example_select = events.EXAMPLE_SELECT
    option_select = events.OPTION_SELECT
    load = events.LOAD
    key_up = events.KEY_UP
    apply = events.APPLY
    delete = events.DELETE
    tick = events.TICK
    undo = events.UNDO
    retry = events.RETRY
    expand = events.EXPAND
    collapse = events.COLLAPSE
    download = events.DOWNLOAD
    copy = events.COPY

    def __init__(
        self,
        value: Any | Callable[..., Any] | None = None,
        *,
        html_template: str = "${value}",
        css_template: str = "",
        js_on_load: str | None = CLICK_LISTENER,
        apply_default_css: bool = True,
        show_label: bool = False,
        min_width: int | None = None,
        min_height: int | None = None,
        max_height: int | None = None,
        container: bool = False,
        padding: bool = False,
        autoscroll: bool = False,
        buttons: list[Button] | None = None,
        head: str | None = None,
        server_functions: list[Callable[..., Any]] | None = None,
        **props: Any,
    ) -> None:
        self.html_template = html_template
        self.css_template = css_template
        self.js_on_load = js_on_load
        self.apply_default_css = apply_default_css
        self.min_height = min_height
        self.max_height = max_height
        self.padding = padding
        self.autoscroll = autoscroll
        self.buttons = as_toolbar(buttons)
        self.head = head
        self.server_functions = list(server_functions or [])
        self.template_props = {name: value for name, value in props.items() if name not in SHARED}
        options = {name: value for name, value in props.items() if name in SHARED}
        super().__init__(value, show_label=show_label, min_width=min_width or 0, container=container, **options)

    def props(self) -> dict[str, Any]:
        """Return the parameters, the names of the server functions, and the template's values under `props`."""
        names = [function.__name__ for function in self.server_functions]
        return {**super().props(), "server_functions": names, "props": self.template_props}

    def copy_with(self, **changes: Any) -> Self:
        """Return such a component with `changes`, among which may be values of the template."""
        own = {name: value for name, value in changes.items() if name not in self.defaults}
        copy = super().copy_with(**{name: value for name, value in changes.items() if name in self.defaults})
        copy.template_props.update(own)
        copy.given.update(own)
        return copy

    def postprocess(self, value: Any) -> Any:
        """Return `value` as it is; the page turns it into text."""
        return value

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a paragraph."""
        return "<p>Hello</p>"

    def example_value(self) -> str:
        """Return a paragraph."""
        return "<p>Hello</p>"
