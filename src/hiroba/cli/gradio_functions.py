"""Small functions and classes that stand in modules inside of Gradio, and that programs use all the same."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hiroba.components.builder import current_builder, current_container
from hiroba.components.component import Component
from hiroba.components.shortcuts import component_from
from hiroba.files.media.film import convert_film, probe_film
from hiroba.interfaces.flagging import harmless_cell
from hiroba.server.gradio.addresses import root_of
from hiroba.sessions.current_run import current_reporter
from hiroba.sessions.visit import Request
from hiroba.themes.base import Base
from hiroba.themes.find import THEMES, find_theme
from hiroba.wire.values import is_file

API_PREFIX = "/gradio_api"
"""Below which path the endpoints are."""


I18nData = str
"""What stands for a text in several languages: here it is a text itself."""

BUILT_IN_THEMES: dict[str, Base] = {name: theme() for name, theme in THEMES.items()}
"""The themes by their names."""


def version_check() -> None:
    """Look for a newer release, which Hiroba never does; programs replace it by what does nothing."""


class Value(dict[str, Any]):
    """A value made of named parts, which is written as a class there and is a dictionary here."""


class _Context:
    """What is being built now."""

    @property
    def root_block(self) -> Any:
        """The app, or `None`."""
        return current_builder.get()

    @property
    def block(self) -> Any:
        """The innermost container, or `None`."""
        return current_container.get()


Context = _Context()


class _Request:
    """What reads the request of the run that is going on in this thread."""

    def get(self, default: Request | None = None) -> Request | None:
        """Return the request, or `default` where no run is going on."""
        reporter = current_reporter.get()
        return default if reporter is None or reporter.request is None else reporter.request


class LocalContext:
    """What is known of the run that is going on: its request alone."""

    request = _Request()


def get_render_context() -> Any:
    """Return the innermost container that is being filled, or `None`."""
    return current_container.get()


def __getattr__(name: str) -> Any:
    """Return the classes of values that are made with pydantic, which nothing else here needs."""
    if name not in ("GradioModel", "GradioRootModel"):
        raise AttributeError(name)
    return _models()[name]


@cache
def _models() -> dict[str, Any]:
    import pydantic

    options = pydantic.ConfigDict(arbitrary_types_allowed=True)
    model = type("GradioModel", (pydantic.BaseModel,), {"__module__": __name__, "model_config": options})
    root = type(
        "GradioRootModel",
        (pydantic.RootModel,),
        {"__module__": __name__, "model_config": options, "__annotations__": {"root": Any}},
    )
    return {"GradioModel": model, "GradioRootModel": root}


def get_component_instance(comp: Any, render: bool = False, unrender: bool = False) -> Component:
    """Return a component for its name, a dictionary of its parameters, or itself."""
    component = component_from(comp, "comp")
    if unrender and component.parent is not None:
        component.unrender()
    if render and component.parent is None:
        component.render()
    return component


def sanitize_list_for_csv(values: list[Any]) -> list[Any]:
    """Return cells, or rows of cells, so that no spreadsheet runs one of them."""
    return [sanitize_list_for_csv(cell) if isinstance(cell, list) else harmless_cell(cell) for cell in values]


def is_prop_update(val: object) -> bool:
    """Tell whether a function returned what changes a component (`gr.update(...)`) in place of a value."""
    return isinstance(val, dict) and "update" in str(val.get("__type__", ""))


def simplify_file_data_in_str(s: str) -> str:
    """Return the path for a file that is written as JSON, and any other text as it is."""
    try:
        file = json.loads(s)
    except ValueError:
        return s
    return str(file["path"]) if is_file(file) else s


def get_theme(theme: Any) -> Base:
    """Return a theme given as such or by its name; the default for `None`."""
    return find_theme("default" if theme is None else theme)


def get_root_url(request: Any, route_path: str, root_path: str | None) -> str:
    """Return the address of the app as the caller sees it, without a slash at the end and without `route_path`."""
    settings: Any = SimpleNamespace(root_path=root_path or "")
    if hasattr(request, "scope") or root_path:
        return root_of(request, settings)
    return str(request.url).partition("?")[0].removesuffix(route_path).rstrip("/")


def get_blocks_context() -> Any:
    """Return the app that is being built, or `None`."""
    return current_builder.get()


def video_is_playable(video_filepath: str) -> bool:
    """Tell whether browsers play a film."""
    return probe_film(video_filepath).is_playable


def convert_video_to_playable_mp4(video_path: str) -> str:
    """Return the path of the film as one that browsers play, written beside it as MP4."""
    converted = str(Path(video_path).with_suffix(".playable.mp4"))
    convert_film(video_path, converted)
    return converted


def ffmpeg_installed() -> bool:
    """Tell whether the program `ffmpeg` can be run. Nothing here needs it."""
    return shutil.which("ffmpeg") is not None
