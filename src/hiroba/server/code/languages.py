"""The languages in which calls are written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hiroba.server.code import curl, javascript, python
from hiroba.server.code.call import CallExample, Target

__all__ = ["LANGUAGES", "Language", "code_of"]


class Language(NamedTuple):
    """A language, with the library that is used."""

    id: str
    name: str
    write: Callable[[Sequence[CallExample], Target], str]
    install: str = ""
    """Command that installs what the code needs."""
    only_with_files: bool = False
    """Whether it shows how files are sent, and is of no use without them."""


LANGUAGES = (
    Language("python", "Python", python.for_hiroba_client, "pip install 'hiroba[client]'"),
    Language("gradio-client", "gradio_client", python.for_gradio_client, "pip install gradio_client"),
    Language("javascript", "JavaScript", javascript.for_hiroba_client, "npm install hiroba-client"),
    Language("gradio-npm", "@gradio/client", javascript.for_gradio_client, "npm install @gradio/client"),
    Language("fetch", "fetch", javascript.for_fetch),
    Language("curl", "curl", curl.for_curl),
    Language("curl-files", "curl with files", curl.for_curl_with_files, only_with_files=True),
)


def code_of(calls: Sequence[CallExample], target: Target) -> list[tuple[Language, str]]:
    """Return the code that makes the calls one after the other, in each language that has use for them."""
    has_files = any(call.files for call in calls)
    return [(one, one.write(calls, target)) for one in LANGUAGES if has_files or not one.only_with_files]
