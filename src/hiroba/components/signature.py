"""Signatures of constructors that share options: what `**options: Unpack[...]` stands for is written out."""

from __future__ import annotations

import inspect

__all__ = ["full_signature"]

OF_THE_BASE = frozenset({"info", "load_fn"})
"""Parameters that only classes have which name them."""


def full_signature(cls: type, root: type) -> inspect.Signature:
    """Return the signature of `cls.__init__` with its shared options in the place of `**options`.

    Args:
        cls: The class.
        root: The base class above which no constructor is looked at.
    """
    signature = inspect.signature(cls.__init__)  # type: ignore[misc]  # the constructor of a class, not of an instance
    own = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    if len(own) == len(signature.parameters):
        return signature
    names = {p.name for p in own}
    shared: dict[str, inspect.Parameter] = {}
    for base in cls.__mro__[1:]:
        if issubclass(base, root) and "__init__" in vars(base):
            for p in inspect.signature(base.__init__).parameters.values():
                is_hidden = p.name in names or (p.name in OF_THE_BASE and base.__name__ == "Component")
                if p.kind is inspect.Parameter.KEYWORD_ONLY and not is_hidden:
                    shared.setdefault(p.name, p)
    return signature.replace(parameters=[*own, *shared.values()])
