"""`SameHost`: answers that lead elsewhere are followed on the same host alone, so that tokens go nowhere else."""

from __future__ import annotations

import urllib.request
from email.message import Message
from typing import Any
from urllib.parse import SplitResult, urlsplit

from hiroba.errors import Error

__all__ = ["SameHost"]


class SameHost(urllib.request.HTTPRedirectHandler):
    """Follows answers that lead to another address of the same host, or from `http` to `https` of that host."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        """Return the next request.

        Raises:
            Error: It would go to another host.
        """
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if not _is_same(before, after):
            raise Error(f"The service leads to another host, {after.netloc}, which is not asked.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]  # the stub wants a class of http.client


def _is_same(before: SplitResult, after: SplitResult) -> bool:
    if (before.scheme, before.netloc) == (after.scheme, after.netloc):
        return True
    return (before.scheme, after.scheme) == ("http", "https") and before.netloc == before.hostname == after.netloc
