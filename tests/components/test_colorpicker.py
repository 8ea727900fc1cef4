from __future__ import annotations

from hiroba.components.colorpicker import ColorPicker


def test_color_picker_passes_colors_as_text() -> None:
    picker = ColorPicker("#1a57ad")

    assert (picker.preprocess("#00ff7f"), picker.postprocess("red")) == ("#00ff7f", "red")


def test_color_picker_passes_nothing_as_nothing() -> None:
    assert (ColorPicker().preprocess(None), ColorPicker().postprocess(None)) == (None, None)


def test_color_picker_has_the_events_of_a_field_and_of_a_handle() -> None:
    assert ColorPicker.EVENTS == ["change", "input", "release", "submit", "focus", "blur"]
