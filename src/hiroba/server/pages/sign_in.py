"""The form with which visitors sign in. It says nothing about the app behind it but its title."""

from __future__ import annotations

import html
import json

from hiroba.server.pages.frame import frame
from hiroba.server.texts import say

__all__ = ["render_sign_in"]

_FORM = """<h1>{title}</h1>
{message}
<form method="post" action="{action}" id="sign-in">
<p class="error" role="alert" id="error">{error}</p>
<label>{username} <input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus></label>
<label>{password} <input name="password" type="password" autocomplete="current-password" required></label>
<button class="button">{login}</button>
</form>
<script>
document.getElementById("sign-in").addEventListener("submit", async (event) => {{
  event.preventDefault();
  const form = event.target, error = document.getElementById("error"), button = form.querySelector("button");
  button.disabled = true;
  error.textContent = "";
  try {{
    const answer = await fetch(form.action, {{ method: "POST", body: new FormData(form) }});
    const told = await answer.json().catch(() => ({{}}));
    if (answer.ok) return location.pathname.endsWith("/login") ? location.replace(told.next ?? "./") : location.reload();
    error.textContent = answer.status === 429 ? {many}.replace("{{seconds}}", answer.headers.get("retry-after")) : answer.status < 500 ? {wrong} : {broken};
  }} catch {{
    error.textContent = {offline};
  }}
  button.disabled = false;
  form.password.select();
  form.password.focus();
}});
</script>"""

WRONG = "Incorrect username or password. Check both and try again."
BROKEN = "The server could not check this. Try again in a moment."
MANY = "Too many attempts. Try again in {seconds} s."
OFFLINE = "The server cannot be reached. Check the connection and try again."


def render_sign_in(
    title: str,
    message: str | None = None,
    is_wrong: bool = False,
    action: str = "login",
    error: str | None = None,
    language: str = "en",
) -> str:
    """Return the HTML of the form.

    With scripts, the form posts `username` and `password` to `action` and, at an answer of 2xx, loads the page again; 4xx
    shows that they were wrong. Without scripts, it is an ordinary form.

    Args:
        title: Title of the app.
        message: What its author wrote for this page (`auth_message`); HTML, as in existing programs.
        is_wrong: Whether what was sent before was refused.
        action: Where the form is sent to, seen from this page.
        error: Another message in place of that for wrong words.
        language: Tag of the language of the visitor.
    """
    said = {"many": MANY, "wrong": WRONG, "broken": BROKEN, "offline": OFFLINE}
    texts = {name: json.dumps(say(language, text), ensure_ascii=False) for name, text in said.items()}
    login = say(language, "Login")
    content = _FORM.format(
        title=html.escape(title),
        message=f"<p><bdi>{message}</bdi></p>" if message else "",
        action=html.escape(action),
        error=html.escape(say(language, error) if error else (say(language, WRONG) if is_wrong else "")),
        username=html.escape(say(language, "Username")),
        password=html.escape(say(language, "Password")),
        login=html.escape(login),
        **texts,
    )
    return frame(f"{login} · {title}", content, language=language)
