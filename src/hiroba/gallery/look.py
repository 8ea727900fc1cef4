"""The switches of light and dark, and of the direction of writing."""

from __future__ import annotations

import hiroba as gr

__all__ = ["look_switch"]

READ = """() => {
  document.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' });
  document.documentElement.dir = localStorage.getItem('hiroba-direction') || document.documentElement.dir;
  return [{ light: 'Light', dark: 'Dark' }[localStorage.getItem('hiroba-theme')] || 'System', document.documentElement.dir === 'rtl'];
}"""
DRESS = "(look) => { dispatchEvent(new CustomEvent('hiroba-theme', { detail: look.toLowerCase() })); }"
TURN = """(isRight) => {
  document.documentElement.dir = isRight ? 'rtl' : 'ltr';
  localStorage.setItem('hiroba-direction', document.documentElement.dir);
}"""


def look_switch() -> None:
    """Place them; both are remembered by the browser."""
    look = gr.Radio(["System", "Light", "Dark"], value="System", show_label=False, label="Look", elem_id="look")
    is_right = gr.Checkbox(False, label="Right to left")
    gr.on(None, None, None, [look, is_right], js=READ, api_name=False)
    look.input(None, look, None, js=DRESS)
    is_right.input(None, is_right, None, js=TURN)
