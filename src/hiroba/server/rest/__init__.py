"""Endpoints over plain HTTP: named arguments in, the result out."""
