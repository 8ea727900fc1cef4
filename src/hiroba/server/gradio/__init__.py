"""The protocol that existing Gradio clients speak: a second, thin reader of the same engine."""
