"""ClearButton: empties other components."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal, Self, Unpack

from hiroba.components.button import Button, ButtonOptions
from hiroba.components.component import Component
from hiroba.components.state import State

__all__ = ["ClearButton"]


class ClearButton(Button):
    """A button that empties components. A `State` gets its initial value again.

    Args:
        components: What it empties; `add` takes further ones.
        value: Text on the button.
        api_name: Name of the endpoint that resets states.
        api_visibility: Whether programs see that endpoint.
        **options: See `ButtonOptions`.
    """

    kind = "button"

    def __init__(
        self,
        components: Sequence[Component] | Component | None = None,
        *,
        value: str = "Clear",
        api_name: str | None = None,
        api_visibility: Literal["public", "private", "undocumented"] = "undocumented",
        **options: Unpack[ButtonOptions],
    ) -> None:
        self.components = components
        self.api_name = api_name
        self.api_visibility = api_visibility
        super().__init__(value, **options)
        # Copies of this button, made for updates, are not bound once more.
        self.given.pop("components", None)
        self.add(components)

    def props(self) -> dict[str, Any]:
        """Return what a button shows."""
        own = ("components", "api_name", "api_visibility")
        return {name: value for name, value in super().props().items() if name not in own}

    def add(self, components: Component | Sequence[Component] | None) -> Self:
        """Let this button empty further components.

        Raises:
            BuildError: No app is being built.
        """
        given = [components] if isinstance(components, Component) else list(components or [])
        states = [component for component in given if isinstance(component, State)]
        fields = [component for component in given if not isinstance(component, State)]
        if fields:
            payloads = json.dumps([field.empty_payload for field in fields])
            self.click(None, outputs=fields, js=f"() => {payloads}", queue=False, api_visibility="private")
        for state in states:
            self.click(state.initial, outputs=state, api_name=self.api_name, api_visibility=self.api_visibility)
        return self
