"""The models behind the examples: one file a model, none of them knows of a page.

Each is trained from data that ships inside its dependencies, in seconds, and kept by `kept.py` after the first time.
"""
