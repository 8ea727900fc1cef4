"""The showcase: every example on a page of its own. Run: `python -m examples`."""

import sys
from pathlib import Path

# The examples are programs that run alone, so they name each other and `models` from their own folder.
sys.path.insert(0, str(Path(__file__).parent))

import chat
import digits
import hiroba as gr
import image
import sound
import table
import writer
from models.kept import cache_folder

FIRST_PAGE = """
# Hiroba

Each tab is a Python program of about fifty lines with a real model behind it, trained on this machine when the showcase
first started. The programs are in `examples/`, the models in `examples/models/`.

| tab | what it does | the model |
| --- | --- | --- |
| Digits | names a digit that you draw or upload | a neural network with one hidden layer |
| Writer | goes on with a text, word by word | five-word statistics, Kneser-Ney smoothing |
| Pitch | names the note that you sing or upload | YIN |
| Flowers | names the species of irises in a table | logistic regression |
| Chat | answers out of Python's reference, with the source | retrieval by TF-IDF |
| Colours | paints a photograph with few colours | k-means |
"""

EXAMPLES = {
    "Digits": digits.demo,
    "Writer": writer.demo,
    "Pitch": sound.demo,
    "Flowers": table.demo,
    "Chat": chat.demo,
    "Colours": image.demo,
}

with gr.Blocks(title="Hiroba examples") as demo:
    with gr.Tab("Start"):
        gr.Markdown(FIRST_PAGE)
    for name, example in EXAMPLES.items():
        with gr.Tab(name, id=name.lower()):
            example.render()

if __name__ == "__main__":
    demo.launch(allowed_paths=[cache_folder()])
