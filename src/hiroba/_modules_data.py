"""The modules by which programs of the compatible API reach names, where Hiroba keeps them elsewhere.

`MODULES` has for each module where names are looked for, in order (`"hiroba.errors"`), and the names that are called differently there
(`"Block": "hiroba.components.node:Node"`). A module that is not here is one of Hiroba's own, or none. `INNER` has the names that programs
import from more than one module, or from one that is a file of Hiroba's under the same name.
"""

from __future__ import annotations

__all__ = ["INNER", "MODULES"]

_EVENTS = ("hiroba.components.event_data", "hiroba.components.event", "hiroba.graph.on", "hiroba.graph.api")
_SIGN_IN = ("hiroba.sessions.profile",)
_OWN = "hiroba.cli.gradio_functions"

MODULES: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "blocks": (
        ("hiroba.graph.blocks",),
        {"Block": "hiroba.components.node:Node", "BlockContext": "hiroba.components.node:Container"},
    ),
    "caching": (("hiroba.engine.cache",), {}),
    "chat_interface": (("hiroba.interfaces.chat_interface",), {}),
    "components.annotated_image": (("hiroba.components.annotatedimage",), {}),
    "components.api_component": (("hiroba.components.api_value",), {"Api": "hiroba.components.api_value:ApiValue"}),
    "components.browser_state": (("hiroba.components.browserstate",), {}),
    "components.clear_button": (("hiroba.components.clearbutton",), {}),
    "components.color_picker": (("hiroba.components.colorpicker",), {}),
    "components.deep_link_button": (("hiroba.components.deeplinkbutton",), {}),
    "components.download_button": (("hiroba.components.downloadbutton",), {}),
    "components.duplicate_button": (("hiroba.components.duplicatebutton",), {}),
    "components.file_explorer": (("hiroba.components.fileexplorer",), {}),
    "components.highlighted_text": (("hiroba.components.highlightedtext",), {}),
    "components.image_editor": (
        ("hiroba.components.imageeditor", "hiroba.components.brush", "hiroba.components.editor_value"),
        {
            "LayerOptions": "hiroba.components.layer_options:LayerOptions",
            "WatermarkOptions": "hiroba.components.watermark_options:WatermarkOptions",
            "WebcamOptions": "hiroba.components.webcam_options:WebcamOptions",
        },
    ),
    "components.json_component": (("hiroba.components.json",), {}),
    "components.login_button": (("hiroba.interfaces.login_button",), {}),
    "components.multimodal_textbox": (("hiroba.components.multimodaltextbox",), {}),
    "components.native_plot": (("hiroba.components.nativeplot",), {}),
    "components.upload_button": (("hiroba.components.uploadbutton",), {}),
    "context": ((), {}),
    "data_classes": (("hiroba.wire.values",), {}),
    "events": (
        _EVENTS,
        {
            "Dependency": "hiroba.graph.binding:Link",
            "EventListener": "hiroba.components.event:Event",
            "Events": "hiroba.components.events:Events",
            "on": "hiroba.graph.on:on",
        },
    ),
    "exceptions": (
        ("hiroba.errors",),
        {
            "ComponentDefinitionError": "hiroba.errors:ArgumentError",
            "ComponentProcessingError": "hiroba.errors:PayloadError",
            "DuplicateBlockError": "hiroba.errors:BuildError",
            "InvalidApiName": "hiroba.errors:BuildError",
            "InvalidApiNameError": "hiroba.errors:BuildError",
            "InvalidBlockError": "hiroba.errors:BuildError",
            "InvalidComponentError": "hiroba.errors:BuildError",
            "InvalidPathError": "hiroba.errors:FileNotAllowedError",
            "ModelNotFoundError": "hiroba.errors:ArgumentError",
            "RenderError": "hiroba.errors:BuildError",
            "ServerFailedToStartError": "hiroba.errors:LaunchError",
        },
    ),
    "external": (("hiroba.interfaces.load", "hiroba.interfaces.load_chat", "hiroba.interfaces.load_openapi"), {}),
    "flagging": (("hiroba.interfaces.flagging",), {"ChatCSVLogger": "hiroba.interfaces.chat_logger:ChatLogger"}),
    "helpers": (
        (
            "hiroba.interfaces.examples",
            "hiroba.engine.progress",
            "hiroba.engine.messages",
            "hiroba.engine.updates",
            "hiroba.components.event_data",
        ),
        {"create_examples": "hiroba.interfaces.examples:Examples"},
    ),
    "i18n": (("hiroba.graph.i18n",), {}),
    "image_utils": (("hiroba.files.media.base64_image",), {}),
    "interface": (("hiroba.interfaces.interface", "hiroba.interfaces.tabbed_interface"), {}),
    "layouts": (("hiroba.layout",), {"Form": "hiroba.layout.group:Group"}),
    "layouts.accordion": (("hiroba.layout.accordion",), {}),
    "layouts.column": (("hiroba.layout.column",), {}),
    "layouts.draggable": (("hiroba.layout.draggable",), {}),
    "layouts.form": ((), {"Form": "hiroba.layout.group:Group"}),
    "layouts.group": (("hiroba.layout.group",), {}),
    "layouts.row": (("hiroba.layout.row",), {}),
    "layouts.sidebar": (("hiroba.layout.sidebar",), {}),
    "layouts.tabs": (("hiroba.layout.tabs",), {"TabItem": "hiroba.layout.tabs:Tab"}),
    "layouts.walkthrough": (("hiroba.layout.walkthrough",), {}),
    "media": (("hiroba.files.demo_media",), {}),
    "oauth": (_SIGN_IN, {}),
    "processing_utils": (("hiroba.files.media.saved", "hiroba.files.media.base64_image"), {}),
    "renderable": (("hiroba.graph.region",), {}),
    "route_utils": (("hiroba.sessions.visit",), {}),
    "routes": (
        ("hiroba.server.mount", "hiroba.sessions.visit"),
        {"App": "hiroba.server.api_server:App", "VERSION": "hiroba._version:API_VERSION"},
    ),
    "templates": (
        (
            "hiroba.components.dataframe_presets",
            "hiroba.components.imagemask",
            "hiroba.components.microphone",
            "hiroba.components.paint",
            "hiroba.components.playablevideo",
            "hiroba.components.sketchpad",
        ),
        {"Files": "hiroba.components.file:Files", "TextArea": "hiroba.components.textbox:TextArea"},
    ),
    "utils": (
        ("hiroba.files.file_size", "hiroba.files.static_paths", "hiroba.server.surroundings"),
        {
            "NO_RELOAD": "hiroba.server.director:NO_RELOAD",
            "NamedString": "hiroba.components.uploaded_path:UploadedPath",
            "get_package_version": "hiroba._version:get_package_version",
        },
    ),
    "validators": (("hiroba.engine.validators",), {}),
    "workflow": (("hiroba.interfaces.workflow",), {}),
}

INNER: dict[str, str] = {
    # blocks, components, events
    "BlockFunction": "hiroba.graph.binding:Binding",
    "Block": "hiroba.components.node:Node",
    "ComponentBase": "hiroba.components.component:Component",
    "FormComponent": "hiroba.components.component:Component",
    "StreamingInput": "hiroba.components.component:Component",
    "StreamingOutput": "hiroba.components.component:Component",
    "EventListenerMethod": "hiroba.components.event:Trigger",
    "get_component_instance": f"{_OWN}:get_component_instance",
    # values
    "AnnotatedImageData": f"{_OWN}:Value",
    "Annotation": f"{_OWN}:Value",
    "ChatbotDataMessages": f"{_OWN}:Value",
    "ComponentMessage": f"{_OWN}:Value",
    "DataframeData": f"{_OWN}:Value",
    "DialogueLine": f"{_OWN}:Value",
    "EditorData": f"{_OWN}:Value",
    "EditorDataBlobs": f"{_OWN}:Value",
    "EditorExportValue": f"{_OWN}:Value",
    "FileDataDict": f"{_OWN}:Value",
    "FileMessage": f"{_OWN}:Value",
    "GalleryData": f"{_OWN}:Value",
    "GalleryImage": f"{_OWN}:Value",
    "GalleryVideo": f"{_OWN}:Value",
    "GradioModel": f"{_OWN}:GradioModel",
    "GradioRootModel": f"{_OWN}:GradioRootModel",
    "HighlightedTextData": f"{_OWN}:Value",
    "HighlightedToken": f"{_OWN}:Value",
    "I18nData": f"{_OWN}:I18nData",
    "ImageData": "hiroba.wire.values:FileData",
    "LabelConfidence": f"{_OWN}:Value",
    "LabelData": f"{_OWN}:Value",
    "Message": "hiroba.components.chat_message:ChatMessage",
    "MetadataDict": f"{_OWN}:Value",
    "MultimodalData": f"{_OWN}:Value",
    "MultimodalPostprocess": f"{_OWN}:Value",
    "MultimodalValue": f"{_OWN}:Value",
    "OptionDict": "hiroba.components.chat_message:OptionDict",
    "PlotData": f"{_OWN}:Value",
    "TextMessage": f"{_OWN}:Value",
    # errors
    "ChecksumMismatchError": "hiroba.errors:FileError",
    "ReloadError": "hiroba.errors:HirobaError",
    "TooManyRequestsError": "hiroba.errors:HirobaError",
    # server
    "API_PREFIX": f"{_OWN}:API_PREFIX",
    "BUILT_IN_THEMES": f"{_OWN}:BUILT_IN_THEMES",
    "Context": f"{_OWN}:Context",
    "LocalContext": f"{_OWN}:LocalContext",
    "get_blocks_context": f"{_OWN}:get_blocks_context",
    "get_render_context": f"{_OWN}:get_render_context",
    "get_root_url": f"{_OWN}:get_root_url",
    "get_theme": f"{_OWN}:get_theme",
    "version_check": f"{_OWN}:version_check",
    # files
    "convert_video_to_playable_mp4": f"{_OWN}:convert_video_to_playable_mp4",
    "ffmpeg_installed": f"{_OWN}:ffmpeg_installed",
    "get_upload_folder": "hiroba.files.folders:get_upload_folder",
    "video_is_playable": f"{_OWN}:video_is_playable",
    # loggers of programs
    "is_prop_update": f"{_OWN}:is_prop_update",
    "sanitize_list_for_csv": f"{_OWN}:sanitize_list_for_csv",
    "sanitize_value_for_csv": "hiroba.interfaces.flagging:harmless_cell",
    "simplify_file_data_in_str": f"{_OWN}:simplify_file_data_in_str",
}
