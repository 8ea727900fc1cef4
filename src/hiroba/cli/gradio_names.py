"""Names that programs import from modules inside of Gradio, beside those that `hiroba/_modules_data.py` has, and what each of them is here."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["NAMES", "find_name"]

OWN = "hiroba.cli.gradio_functions"

NAMES: dict[str, str] = {
    # blocks, components, events
    "BlockFunction": "hiroba.graph.binding:Binding",
    "ComponentBase": "hiroba.components.component:Component",
    "FormComponent": "hiroba.components.component:Component",
    "StreamingInput": "hiroba.components.component:Component",
    "StreamingOutput": "hiroba.components.component:Component",
    "EventListenerMethod": "hiroba.components.event:Trigger",
    "get_component_instance": f"{OWN}:get_component_instance",
    # values
    "ComponentMessage": f"{OWN}:Value",
    "DataframeData": f"{OWN}:Value",
    "EditorExportValue": f"{OWN}:Value",
    "FileMessage": f"{OWN}:Value",
    "GalleryData": f"{OWN}:Value",
    "GradioModel": f"{OWN}:GradioModel",
    "GradioRootModel": f"{OWN}:GradioRootModel",
    "ImageData": "hiroba.wire.values:FileData",
    "LabelData": f"{OWN}:Value",
    "Message": "hiroba.components.chat_message:ChatMessage",
    "MetadataDict": f"{OWN}:Value",
    "MultimodalData": f"{OWN}:Value",
    "MultimodalValue": f"{OWN}:Value",
    "PlotData": f"{OWN}:Value",
    # errors
    "ChecksumMismatchError": "hiroba.errors:FileError",
    "ReloadError": "hiroba.errors:HirobaError",
    "TooManyRequestsError": "hiroba.errors:HirobaError",
    # server
    "API_PREFIX": f"{OWN}:API_PREFIX",
    "Context": f"{OWN}:Context",
    # files
    "ffmpeg_installed": f"{OWN}:ffmpeg_installed",
}
"""Each as `module:attribute`."""


def find_name(name: str) -> Any:
    """Return what a name means here.

    Raises:
        AttributeError: It means nothing here.
    """
    if name not in NAMES:
        raise AttributeError(name)
    module, attribute = NAMES[name].split(":")
    return getattr(import_module(module), attribute)
