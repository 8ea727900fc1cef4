"""Names that programs import from modules inside of Gradio, and what each of them is here."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["NAMES", "find_name"]

OWN = "hiroba.cli.gradio_functions"

NAMES: dict[str, str] = {
    # blocks, components, events
    "Block": "hiroba.components.node:Node",
    "BlockContext": "hiroba.components.node:Container",
    "BlockFunction": "hiroba.graph.binding:Binding",
    "ComponentBase": "hiroba.components.component:Component",
    "FormComponent": "hiroba.components.component:Component",
    "StreamingInput": "hiroba.components.component:Component",
    "StreamingOutput": "hiroba.components.component:Component",
    "Dependency": "hiroba.graph.binding:Link",
    "EventListener": "hiroba.components.event:Event",
    "EventListenerMethod": "hiroba.components.event:Trigger",
    "Events": f"{OWN}:Events",
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
    "NamedString": "hiroba.components.uploaded_path:UploadedPath",
    "PlotData": f"{OWN}:Value",
    # errors
    "ChecksumMismatchError": "hiroba.errors:FileError",
    "ComponentDefinitionError": "hiroba.errors:ArgumentError",
    "ComponentProcessingError": "hiroba.errors:PayloadError",
    "DuplicateBlockError": "hiroba.errors:BuildError",
    "InvalidApiNameError": "hiroba.errors:ArgumentError",
    "InvalidBlockError": "hiroba.errors:ArgumentError",
    "InvalidPathError": "hiroba.errors:FileNotAllowedError",
    "ModelNotFoundError": "hiroba.errors:ArgumentError",
    "ReloadError": "hiroba.errors:HirobaError",
    "RenderError": "hiroba.errors:BuildError",
    "ServerFailedToStartError": "hiroba.errors:LaunchError",
    "TooManyRequestsError": "hiroba.errors:HirobaError",
    # server
    "API_PREFIX": f"{OWN}:API_PREFIX",
    "App": f"{OWN}:App",
    "Context": f"{OWN}:Context",
    # where the program runs
    "colab_check": f"{OWN}:colab_check",
    "get_cache_folder": f"{OWN}:get_upload_folder",
    "get_package_version": f"{OWN}:get_package_version",
    "get_space": f"{OWN}:get_space",
    "get_upload_folder": f"{OWN}:get_upload_folder",
    "ipython_check": "hiroba.server.notebook:is_shell",
    "is_zero_gpu_space": f"{OWN}:is_zero_gpu_space",
    # examples and files
    "create_examples": "hiroba.interfaces.examples:Examples",
    "audio_from_file": f"{OWN}:audio_from_file",
    "audio_to_file": f"{OWN}:audio_to_file",
    "convert_to_16_bit_wav": "hiroba.files.media.audio:to_int16",
    "ffmpeg_installed": f"{OWN}:ffmpeg_installed",
    "save_audio_to_cache": f"{OWN}:save_audio_to_cache",
    "save_base64_to_cache": f"{OWN}:save_base64_to_cache",
    "save_bytes_to_cache": f"{OWN}:save_bytes_to_cache",
    "save_file_to_cache": f"{OWN}:save_file_to_cache",
    "save_img_array_to_cache": f"{OWN}:save_img_array_to_cache",
    "save_pil_to_cache": f"{OWN}:save_pil_to_cache",
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
