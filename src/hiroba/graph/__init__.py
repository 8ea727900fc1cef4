"""The app as a graph: nodes, bindings of events to functions, parts drawn by functions, and its description as data."""
