"""`TabbedInterface`: several apps in tabs of one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiroba.components.listed import listed
from hiroba.components.markdown import Markdown
from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks
from hiroba.layout.tabs import Tab, Tabs

__all__ = ["TabbedInterface"]


class TabbedInterface(Blocks):
    """Apps in tabs.

    Args:
        interface_list: The apps, one for each tab.
        tab_names: Names of the tabs; "Tab 0" and so on if `None`.
        title: Heading, and name of the browser's tab.
        analytics_enabled: Accepted for compatibility; nothing is ever reported.
        tabs_kwargs: Further arguments of the `Tabs`.
        **kwargs: Appearance, as `launch` takes it.

    Raises:
        ArgumentError: There is not one name for each app.
    """

    def __init__(
        self,
        interface_list: Sequence[Blocks],
        tab_names: list[str] | None = None,
        title: str | None = None,
        analytics_enabled: bool | None = None,
        tabs_kwargs: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        apps = listed("interface_list", interface_list, "apps")
        for app in apps:
            if not isinstance(app, Blocks):
                raise ArgumentError(f"`interface_list` holds apps, each a `Blocks` or an `Interface`, got {app!r}.")
        names = listed("tab_names", tab_names or [f"Tab {i}" for i in range(len(apps))], "texts")
        if len(names) != len(apps):
            raise ArgumentError(f"`tab_names` takes a name for each of the {len(apps)} apps, got {tab_names!r}.")
        super().__init__(mode="tabbed_interface", title=title or "Hiroba", **kwargs)
        with self:
            if title:
                Markdown(f"# {title}")
            with Tabs(**(tabs_kwargs or {})):
                for app, name in zip(apps, names, strict=True):
                    with Tab(name):
                        app.render()
