"""The theme builder."""

import hiroba as gr

__all__ = ["build_theme_builder", "show_theme_builder"]


def build_theme_builder() -> gr.Blocks:
    """Return the theme builder."""
    with gr.Blocks() as demo:
        show_theme_builder()
    return demo


def show_theme_builder() -> None:
    """Build it."""
    gr.Markdown("# Theme builder")
