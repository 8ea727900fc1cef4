"""Ways for a page to talk with its session; all of them carry the same messages."""
