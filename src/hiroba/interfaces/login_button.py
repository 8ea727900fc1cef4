"""LoginButton: signs in, and out."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import current_builder
from hiroba.components.button import Button, ButtonOptions
from hiroba.components.own_text import OwnText, with_own_texts
from hiroba.sessions.visit import Request

__all__ = ["LoginButton"]

USUAL = "Sign in with Hugging Face"
SIGN_IN = OwnText("Sign in")


class LoginButton(Button):
    """A button that leads to where people sign in (`launch(auth=...)`); for those who have signed in, it signs out.

    Args:
        value: Text for those who have not signed in. The default, which existing programs expect, is shown as "Sign in": the
            provider is the one of `launch(auth=OpenIDConnect(...))`.
        logout_value: Text for the others, with `{}` for their name.
        variant: See `ButtonOptions`.
        link: Address that a click leads to, in place of the sign-in.
        **options: See `ButtonOptions`.
    """

    kind = "button"

    def __init__(  # type: ignore[misc]  # two of the shared options have another default here
        self,
        value: str = USUAL,
        logout_value: str = OwnText("Logout ({})", "Logout ({name})"),
        *,
        variant: Literal["primary", "secondary", "stop", "huggingface"] = "huggingface",
        link: str | None = None,
        **options: Unpack[ButtonOptions],
    ) -> None:
        self.logout_value = logout_value
        self.own_link = link
        text = SIGN_IN if value == USUAL else value
        for own in (text, logout_value):
            with_own_texts(self, value=own)
        super().__init__(
            str(text) if isinstance(text, OwnText) else text, variant=variant, link=link or "login", **options
        )
        if current_builder.get() is not None and self.id is not None:
            self.activate()

    def props(self) -> dict[str, Any]:
        """Return what a button shows."""
        own = ("logout_value", "own_link")
        return {name: prop for name, prop in super().props().items() if name not in own}

    def activate(self) -> None:
        """Let the button say, when the page opens, who has signed in. It happens by itself where the button is made."""
        builder = current_builder.get()
        if builder is None:
            return

        def greet(request: Request) -> dict[str, Any]:
            if request.username is None:
                return {"__type__": "update"}
            text = self.logout_value.format(request.username)
            return {"__type__": "update", "value": text, "link": self.own_link or "logout"}

        options = BindingOptions(outputs=self, api_name=False, show_progress="hidden", queue=False, access="public")
        builder.bind([(None, "load")], greet, options)
