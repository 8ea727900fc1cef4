"""The `hiroba` command."""
