"""Speed, measured: Hiroba and, where an interpreter with Gradio is given, Gradio on the same programs in one run.

Run: `python -m bench`, or `PEER_PYTHON=/path/to/python python -m bench --only click`. One file of `figures/` is one figure;
`programs.py` holds the apps that both libraries serve; `run.py` takes turns between them; `report.py` compares.
"""
