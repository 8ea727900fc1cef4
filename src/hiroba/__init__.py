"""Hiroba."""
