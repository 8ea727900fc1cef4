"""HTTP routes, one topic a file."""
