"""What the gallery shows: each component and layout once, with one small example."""

from __future__ import annotations

from hiroba.gallery.specimen import Made, Sample, Specimen

__all__ = ["GROUPS", "SPECIMENS"]

GROUPS = (
    "Text",
    "Numbers and choices",
    "Dates and colours",
    "Buttons",
    "Pictures",
    "Sound and film",
    "Files",
    "Data",
    "Chat",
    "Layout",
)

FRAME = "import pandas as pd\n"
SALES = 'pd.DataFrame({"month": ["May", "June", "July", "August"], "sales": [12, 19, 15, 24]})'
POINTS = (
    'pd.DataFrame({"weight": [3, 5, 6, 8, 9], "length": [2, 4, 5, 9, 8], "kind": ["cat", "cat", "dog", "dog", "dog"]})'
)
FIGURE = (
    "from matplotlib.figure import Figure\n\nfigure = Figure(figsize=(5, 3))\nfigure.subplots().plot([1, 4, 9, 16])\n"
)
FIELDS = '    gr.Textbox(label="First name")\n    gr.Textbox(label="Last name")\n'
WORDS = [
    ("The ", None),
    ("quick", "adjective"),
    (" ", None),
    ("brown", "adjective"),
    (" ", None),
    ("fox", "noun"),
    (" ", None),
    ("jumps", "verb"),
]
LINES = [{"speaker": "Anna", "text": "Where do we meet?"}, {"speaker": "Ben", "text": "At the square, at noon."}]
TALK = [
    {"role": "user", "content": "Where do people meet?"},
    {"role": "assistant", "content": "At the **square**, where they always did."},
]
FLOW = """{
  "schema_version": "2",
  "name": "Two steps",
  "references": [
    {"id": "text", "label": "Text", "asset_type": "text", "outputs": [{"id": "out", "label": "Text"}], "data": {"out": "Hello"}}
  ],
  "subjects": [{"id": "result", "label": "Result", "asset_type": "text", "inputs": [{"id": "in", "label": "Text"}]}],
  "edges": [{"from_node_id": "text", "from_port_id": "out", "to_node_id": "result", "to_port_id": "in"}]
}"""
OPENER = 'opener = gr.Button("Open")\nwith CALL as panel:\n    gr.Markdown("It closes with Escape.")\n    gr.Textbox(label="Name")\nopener.click(lambda: {}(visible=True), None, panel)\n'

_LAYERED = Sample(("landscape.png",), lambda path: {"background": path, "layers": [], "composite": None})

SPECIMENS = (
    Specimen("Textbox", "Text", {"label": "Name", "placeholder": "How shall we call you", "value": ""}),
    Specimen("TextArea", "Text", {"label": "Story", "value": "Once upon a time"}),
    Specimen(
        "Markdown",
        "Text",
        {"value": "## A heading\n\nA paragraph with **bold** words, `code` and [a link](#a-heading).\n\n- One\n- Two"},
    ),
    Specimen("HTML", "Text", {"value": "<p>Markup <em>as it is</em>.</p>"}),
    Specimen(
        "Code",
        "Text",
        {"label": "Program", "language": "python", "value": 'def greet(name):\n    return f"Hello {name}"'},
    ),
    Specimen("WorkflowCanvas", "Data", {"label": "Workflow", "value": FLOW}),
    Specimen("HighlightedText", "Text", {"label": "Words", "value": WORDS, "show_legend": True}),
    Specimen("Dialogue", "Text", {"label": "Scene", "speakers": ["Anna", "Ben"], "value": LINES}),
    Specimen("Log", "Text", {"label": "Output", "value": "Epoch 1 of 3\nEpoch 2 of 3\n", "height": 160}),
    Specimen(
        "ParamViewer",
        "Text",
        {"value": {"rate": {"type": "float", "description": "Steps in a second.", "default": "0.1"}}},
    ),
    Specimen("Number", "Numbers and choices", {"label": "Age", "value": 42}),
    Specimen(
        "Slider",
        "Numbers and choices",
        {"minimum": 0, "maximum": 1, "step": 0.05, "value": 0.7, "label": "Temperature"},
    ),
    Specimen("Checkbox", "Numbers and choices", {"label": "Remember me", "value": True}),
    Specimen(
        "CheckboxGroup",
        "Numbers and choices",
        {"choices": ["Bread", "Butter", "Jam"], "value": ["Bread"], "label": "Breakfast"},
    ),
    Specimen(
        "Radio", "Numbers and choices", {"choices": ["Small", "Medium", "Large"], "value": "Medium", "label": "Size"}
    ),
    Specimen(
        "Dropdown", "Numbers and choices", {"choices": ["Lisbon", "Osaka", "Quito"], "value": "Osaka", "label": "City"}
    ),
    Specimen(
        "Tree", "Numbers and choices", {"nodes": {"fruit": ["apple", "pear"], "nuts": ["almond"]}, "label": "Basket"}
    ),
    Specimen("DateTime", "Dates and colours", {"label": "Begins", "value": "2026-05-04 10:30:00"}),
    Specimen("DateRange", "Dates and colours", {"label": "Stay", "value": ["2026-05-04", "2026-05-10"]}),
    Specimen("ColorPicker", "Dates and colours", {"label": "Colour", "value": "#1a57ad"}),
    Specimen(
        "Timer", "Dates and colours", {"value": 2.0}, 'gr.Markdown("It ticks, as the events below tell.")\nCALL\n'
    ),
    Specimen("Button", "Buttons", {"value": "Run", "variant": "primary"}),
    Specimen(
        "ClearButton",
        "Buttons",
        {"value": "Clear"},
        'name = gr.Textbox("Ada", label="Name")\nclear = CALL\nclear.add(name)\n',
    ),
    Specimen("UploadButton", "Buttons", {"label": "Choose a file"}),
    Specimen("DownloadButton", "Buttons", {"label": "Download", "value": Sample(("note.txt",))}),
    Specimen("Image", "Pictures", {"label": "Picture", "value": Sample(("landscape.png",))}),
    Specimen("ImageEditor", "Pictures", {"label": "Retouch", "value": _LAYERED}),
    Specimen("ImageMask", "Pictures", {"label": "Mask", "value": _LAYERED}),
    Specimen("Paint", "Pictures", {"label": "Painting"}),
    Specimen("Sketchpad", "Pictures", {"label": "Sketch"}),
    Specimen(
        "ImageSlider",
        "Pictures",
        {"label": "Day and evening", "value": Sample(("landscape.png", "evening.png"), lambda *paths: paths)},
    ),
    Specimen(
        "AnnotatedImage",
        "Pictures",
        {"label": "Found", "value": Sample(("landscape.png",), lambda path: (path, [((300, 50, 390, 140), "sun")]))},
    ),
    Specimen(
        "Gallery",
        "Pictures",
        {"label": "Album", "value": Sample(("landscape.png", "evening.png"), lambda *paths: list(paths))},
    ),
    Specimen("DeepLinkButton", "Buttons", {}),
    Specimen("Navbar", "Layout", {"value": [("Gallery", "/")], "main_page_name": "Start"}),
    Specimen("Model3D", "Pictures", {"label": "Solid", "value": Sample(("cube.obj",))}),
    Specimen("Plot", "Pictures", {"label": "Figure", "value": Made("figure", FIGURE)}),
    Specimen("Audio", "Sound and film", {"label": "Chime", "value": Sample(("chime.wav",))}),
    Specimen("Video", "Sound and film", {"label": "Sunset", "value": Sample(("sunset.mp4",))}),
    Specimen("File", "Files", {"label": "Note", "value": Sample(("note.txt",))}),
    Specimen(
        "FileExplorer",
        "Files",
        {
            "label": "Files of the gallery",
            "root_dir": Sample(("note.txt",), lambda path: path.removesuffix("note.txt") or "."),
        },
    ),
    Specimen(
        "Map",
        "Data",
        {
            "label": "Places",
            "height": 320,
            "value": [
                {"lat": 34.69, "lon": 135.5, "name": "Osaka", "people": 2_753_862},
                {"lat": 43.06, "lon": 141.35, "name": "Sapporo", "people": 1_973_395},
            ],
        },
    ),
    Specimen("PDF", "Files", {"label": "Paper", "value": Sample(("paper.pdf",)), "height": 400}),
    Specimen(
        "Dataframe",
        "Data",
        {"label": "Planets", "headers": ["Planet", "Moons"], "value": [["Earth", 1], ["Mars", 2], ["Jupiter", 95]]},
    ),
    Specimen(
        "JSON",
        "Data",
        {"label": "Answer", "value": {"city": "Osaka", "people": [2_753_862, 19_000_000], "is_coastal": True}},
    ),
    Specimen("Label", "Data", {"label": "It is a", "value": {"cat": 0.83, "dog": 0.12, "fox": 0.05}}),
    Specimen(
        "BarPlot", "Data", {"value": Made(SALES, FRAME), "x": "month", "y": "sales", "title": "Sales", "height": 260}
    ),
    Specimen(
        "LinePlot", "Data", {"value": Made(SALES, FRAME), "x": "month", "y": "sales", "title": "Sales", "height": 260}
    ),
    Specimen(
        "ScatterPlot",
        "Data",
        {"value": Made(POINTS, FRAME), "x": "weight", "y": "length", "color": "kind", "height": 260},
    ),
    Specimen(
        "Dataset",
        "Data",
        {
            "label": "Examples",
            "components": ["textbox", "number"],
            "headers": ["Name", "Age"],
            "samples": [["Ada", 36], ["Alan", 41]],
        },
    ),
    Specimen("Chatbot", "Chat", {"label": "Talk", "value": TALK, "height": 320}),
    Specimen(
        "MultimodalTextbox",
        "Chat",
        {"label": "Message", "placeholder": "Ask anything", "value": {"text": "", "files": []}},
    ),
    Specimen("Row", "Layout", {}, f"with CALL:\n{FIELDS}"),
    Specimen("Column", "Layout", {"variant": "panel"}, f"with CALL:\n{FIELDS}"),
    Specimen("Group", "Layout", {}, f"with CALL:\n{FIELDS}"),
    Specimen("Accordion", "Layout", {"label": "More"}, f"with CALL:\n{FIELDS}"),
    Specimen(
        "Tabs",
        "Layout",
        {},
        'with CALL:\n    with gr.Tab("First"):\n        gr.Markdown("What the first holds.")\n    with gr.Tab("Second"):\n        gr.Markdown("What the second holds.")\n',
    ),
    Specimen(
        "Tab",
        "Layout",
        {"label": "First"},
        'with gr.Tabs():\n    with CALL:\n        gr.Markdown("What this one holds.")\n    with gr.Tab("Another"):\n        gr.Markdown("What another holds.")\n',
    ),
    Specimen(
        "Walkthrough",
        "Layout",
        {},
        'with CALL:\n    with gr.Step("Choose", id=0):\n        gr.Radio(["Tea", "Coffee"], label="Drink")\n    with gr.Step("Confirm", id=1):\n        gr.Markdown("Ready in a moment.")\n',
    ),
    Specimen(
        "Step",
        "Layout",
        {"label": "Choose"},
        'with gr.Walkthrough():\n    with CALL:\n        gr.Radio(["Tea", "Coffee"], label="Drink")\n    with gr.Step("Confirm"):\n        gr.Markdown("Ready in a moment.")\n',
    ),
    Specimen(
        "Sidebar",
        "Layout",
        {"label": "Settings", "position": "right", "open": False, "width": 280},
        'with CALL:\n    gr.Slider(label="Volume")\n',
    ),
    Specimen(
        "Draggable",
        "Layout",
        {},
        'with CALL:\n    gr.Textbox("One", label="First")\n    gr.Textbox("Two", label="Second")\n',
    ),
    Specimen("Modal", "Layout", {"title": "A question"}, OPENER.format("gr.Modal")),
    Specimen("Drawer", "Layout", {"title": "Settings"}, OPENER.format("gr.Drawer")),
    Specimen(
        "Popover",
        "Layout",
        {"title": "More", "target": Made("opener")},
        'opener = gr.Button("Open")\nwith CALL:\n    gr.Markdown("It closes with Escape.")\n',
    ),
    Specimen(
        "Tooltip",
        "Layout",
        {"text": "Runs what stands above", "target": Made("button")},
        'button = gr.Button("Run")\nCALL\n',
    ),
)
