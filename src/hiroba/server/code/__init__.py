"""Calls of an app written out as code in each language."""
