"""HTML: markup of the author's own."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Self

from hiroba.components import events
from hiroba.components.builder import current_container
from hiroba.components.component import Component, ComponentOptions
from hiroba.components.event import Event, Trigger
from hiroba.components.gallery_entry import gallery_entry
from hiroba.components.node import PYTHON_ONLY, Container
from hiroba.components.server_function import server_functions_of
from hiroba.components.toolbar import as_toolbar
from hiroba.components.uploads_of_scripts import with_local_paths
from hiroba.errors import BuildError

if TYPE_CHECKING:
    from hiroba.components.button import Button

__all__ = ["HTML"]

FREE = {"interactive"}
"""Parameters of other components that are names for templates here: markup has no other use for them."""
SHARED = ComponentOptions.__optional_keys__ - FREE
CLICK_LISTENER = "element.addEventListener('click', function() { trigger('click') });"


class HTML(Component, Container):
    """Markup, made of templates where there are some. Functions get and return what the templates show: a `str`, or any JSON.

    What you write is trusted: markup is shown as it is, and templates and scripts run in the page. `${...}` in a template is an
    expression of JavaScript whose result is put in as markup; `{{...}}` and its blocks are those of Handlebars, and `{{name}}` is put in as
    text. Use `{{name}}` for all that comes from visitors: in `${name}` their markup would be yours. Scripts inside of markup do not
    run, because browsers run none that come so: use `js_on_load`, or `head`.

    What is made inside `with HTML(html_template="<h1>Title</h1>@children"):` stands in the place of `@children`.

    Each name in quotes in `js_on_load` is an event of this component as well: `trigger("lap")` runs what `html.lap(...)` attached.

    Args:
        value: HTML, or what the template shows; or a function that returns it at each visit.
        html_template: The markup, with `value`, `label`, `visible` and all of `props` by name; `${value}` is the value alone.
        css_template: Style sheet for this component, a template too. What stands outside of a rule is for the whole component.
        js_on_load: JavaScript that runs once the component stands on the page, with `element`; `props`, of which assigned values are shown,
            and `props.value` told; `trigger(event, data)`; `server`, with the server functions; `upload(file)`, which resolves to
            `{path, url}`; `watch(names, call)`, which calls after functions have changed properties. The default fires `click`.
        apply_default_css: Whether headings, lists and tables look like those of the page.
        min_height: Pixels.
        max_height: Pixels; what is higher scrolls.
        padding: Whether there is space between the markup and the edges of its box.
        autoscroll: Whether it scrolls to its end when the value changes.
        buttons: Buttons of your own in the line of the label.
        head: Markup for the head of the page, such as a `<script src>` that `js_on_load` waits for. Each address is loaded once.
        server_functions: Functions that the script may call by name: `await server.search(text)`. What they get comes from a visitor.
        **props: Values for the templates by name, `interactive` among them, and the other parameters of `ComponentOptions`. `container` and
            `show_label` are `False` by default.
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

    def __getattr__(self, name: str) -> Trigger:
        """Return the event of this name, which the script of this component triggers."""
        if not name.startswith("_") and re.search(
            rf"""(['"`]){re.escape(name)}\1""", self.__dict__.get("js_on_load") or ""
        ):
            return Trigger(self, Event(name, f"the script of the component triggers `{name}`"))
        raise AttributeError(
            f"{type(self).__name__} has no attribute `{name}`. If it is an event, `js_on_load` must hold `trigger('{name}')`."
        )

    def props(self) -> dict[str, Any]:
        """Return the parameters, the names of the server functions, and the template's values under `props`."""
        own = {name: getattr(self, name) for name in HTML.defaults if name not in PYTHON_ONLY and name != "value"}
        derived = {"server_functions": list(server_functions_of(self)), "props": self.template_props}
        return {**own, **derived, "class_name": type(self).__name__ if type(self) is not HTML else None}

    def changed_props(self, arguments: Iterable[str]) -> dict[str, Any]:
        """Return the properties that are other ones once these arguments have changed: of a subclass, any may be."""
        names = set(arguments) & HTML.defaults.keys() - FREE
        if not names >= set(arguments):
            names |= {"props"} if type(self) is HTML else self.props().keys()
        return super().changed_props(names)

    def copy_with(self, **changes: Any) -> Self:
        """Return such a component with `changes`, among which may be values of the template."""
        arguments = {name: value for name, value in {**self.given, **changes}.items() if name not in PYTHON_ONLY}
        accepted = inspect.signature(type(self).__init__).parameters
        takes_any = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in accepted.values())
        token = current_container.set(None)
        try:
            copy = type(self)(**{name: value for name, value in arguments.items() if takes_any or name in accepted})
        finally:
            current_container.reset(token)
        for name in arguments.keys() - (arguments.keys() if takes_any else accepted.keys()):
            if name in HTML.defaults.keys() - FREE:
                setattr(copy, name, arguments[name])
            else:
                copy.template_props[name] = arguments[name]
        copy.given = arguments
        return copy

    def preprocess(self, payload: Any) -> Any:
        """Return the value, with the local path of each file that the script uploaded."""
        return with_local_paths(payload)

    def postprocess(self, value: Any) -> Any:
        """Return `value` as it is; the page puts it into the template."""
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

    def push_to_hub(
        self,
        name: str | None = None,
        head: str | None = None,
        description: str = "",
        author: str = "",
        tags: list[str] | None = None,
        repo_url: str | None = None,
        token: str | None = None,
    ) -> str:
        """Refuse: Hiroba has no gallery of components to push to. `_to_publish_format` returns what one would hold.

        Args:
            name: Name to show; that of the class, or the label, if `None`.
            head: Markup for the head of the page.
            description: What it does.
            author: Who made it.
            tags: Words to find it by.
            repo_url: Where its source lies.
            token: Right to write there.

        Raises:
            BuildError: Always.
        """
        raise BuildError(
            "There is no gallery of components that Hiroba could push to. Share the class as a Python module; "
            "`component._to_publish_format()` returns its parts as a dictionary."
        )

    def _to_publish_format(
        self,
        name: str | None = None,
        head: str | None = None,
        description: str = "",
        author: str = "",
        tags: list[str] | None = None,
        repo_url: str | None = None,
    ) -> dict[str, Any]:
        """Return the parts of this component as a dictionary, as galleries of the compatible API hold it; see `push_to_hub`."""
        return gallery_entry(self, name, head, description, author, tags, repo_url)
