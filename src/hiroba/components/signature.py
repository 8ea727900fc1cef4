"""Signatures of constructors that share options: what `**options: Unpack[...]` stands for is written out."""

from __future__ import annotations

import inspect

__all__ = ["full_signature"]

OF_THE_BASE = frozenset({"info", "load_fn"})
"""Parameters that only classes have which name them."""


def full_signature(cls: type, root: type) -> inspect.Signature:
    """Return the signature of `cls.__init__` with its shared options in the place of `**options`, and what they stand for in that of `*args`.

    Args:
        cls: The class.
        root: The base class above which no constructor is looked at.
    """
    signature = inspect.signature(cls.__init__)  # type: ignore[misc]  # the constructor of a class, not of an instance
    own = [p for p in signature.parameters.values() if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    if len(own) == len(signature.parameters):
        return signature
    takes_positional = any(p.kind is p.VAR_POSITIONAL for p in signature.parameters.values())
    names = {p.name for p in own}
    shared: dict[str, inspect.Parameter] = {}
    for base in cls.__mro__[1:]:
        if issubclass(base, root) and "__init__" in vars(base):
            for p in list(inspect.signature(base.__init__).parameters.values())[1:]:
                is_hidden = p.name in names or (p.name in OF_THE_BASE and base.__name__ == "Component")
                if not is_hidden and p.kind in (p.KEYWORD_ONLY, p.POSITIONAL_OR_KEYWORD):
                    is_positional = takes_positional and p.kind is p.POSITIONAL_OR_KEYWORD
                    shared.setdefault(p.name, p if is_positional else p.replace(kind=p.KEYWORD_ONLY))
    every = [*own, *shared.values()]
    return signature.replace(parameters=sorted(every, key=lambda p: p.kind))
