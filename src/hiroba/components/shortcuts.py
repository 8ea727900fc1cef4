"""Names that stand for components: `"text"` in place of `Textbox()`."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from hiroba.components.component import Component
from hiroba.errors import ArgumentError

__all__ = ["component_from", "component_named"]

OTHER_NAMES: dict[str, tuple[str, dict[str, Any]]] = {
    "text": ("Textbox", {}),
    "str": ("Textbox", {}),
    "textarea": ("Textbox", {"lines": 7}),
    "int": ("Number", {"precision": 0}),
    "bool": ("Checkbox", {}),
    "files": ("File", {"file_count": "multiple"}),
    "numpy": ("Dataframe", {"type": "numpy"}),
    "matrix": ("Dataframe", {"type": "array"}),
    "list": ("Dataframe", {"type": "array", "col_count": 1}),
    "pil": ("Image", {"type": "pil"}),
    "webcam": ("Image", {"sources": ["webcam"]}),
    "mic": ("Audio", {"sources": ["microphone"]}),
    "microphone": ("Audio", {"sources": ["microphone"]}),
    "sketch": ("Sketchpad", {}),
    "highlight": ("HighlightedText", {}),
    "playablevideo": ("Video", {"format": "mp4"}),
}
"""Names that are not those of a class, each with the class and its arguments."""

CLASSES = (
    "AnnotatedImage", "Audio", "BarPlot", "Button", "Chatbot", "Checkbox", "CheckboxGroup", "Code", "ColorPicker", "Dataframe",
    "Dataset", "DateTime", "Dialogue", "DownloadButton", "Dropdown", "File", "FileExplorer", "Gallery", "HTML", "HighlightedText",
    "Image", "ImageEditor", "ImageMask", "ImageSlider", "JSON", "Label", "LinePlot", "Markdown", "Model3D", "MultimodalTextbox", "Number",
    "Paint", "ParamViewer", "Plot", "Radio", "ScatterPlot", "Sketchpad", "Slider", "State", "Textbox", "Timer", "UploadButton", "Video",
)  # fmt: skip

MODULES = {"BarPlot": "nativeplot", "LinePlot": "nativeplot", "ScatterPlot": "nativeplot"}
"""Modules of classes that have none of their own."""


def component_named(name: str) -> Component:
    """Return a new component, placed nowhere.

    Args:
        name: Name of a class in letters of any case, or one of the other names above.

    Raises:
        ArgumentError: No component has this name.
    """
    short = re.sub(r"[\s_]", "", name.lower())
    class_name, arguments = OTHER_NAMES.get(short, ("", {}))
    class_name = class_name or next((known for known in CLASSES if known.lower() == short), "")
    module = f"hiroba.components.{MODULES.get(class_name, class_name.lower())}"
    try:
        component_class = getattr(import_module(module), class_name) if class_name else None
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        component_class = None
    if component_class is None:
        known = ", ".join(sorted({*OTHER_NAMES, *(known.lower() for known in CLASSES)}))
        raise ArgumentError(
            f"{name!r} is not the name of a component. Use one of: {known}; or make the component yourself."
        )
    component: Component = component_class(**arguments, render=False)
    return component


def component_from(value: Any, role: str) -> Component:
    """Return `value` if it is a component, and the component of this name if it is a text.

    Args:
        value: What an author gave.
        role: The parameter, for messages.

    Raises:
        ArgumentError: It is neither.
    """
    if isinstance(value, Component):
        return value
    if isinstance(value, str):
        return component_named(value)
    raise ArgumentError(f'`{role}` takes components, or their names such as "text", got {value!r}.')
