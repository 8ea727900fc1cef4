"""Calls as commands of a shell, with curl."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from typing import Any

from hiroba.server.code.call import CallExample, Target, map_files

__all__ = ["for_curl", "for_curl_with_files", "for_long_run"]

COOKIES = "cookies.txt"


def for_curl(calls: Sequence[CallExample], target: Target) -> str:
    """Return commands that send the arguments as JSON."""
    lines = _sign_in(target)
    for call in calls:
        body = json.dumps(map_files(dict(call.arguments), lambda file: file["url"]), ensure_ascii=False, default=str)
        lines.append(
            f"curl {_address(call, target)}{_proof(target)} -H 'Content-Type: application/json' -d {shlex.quote(body)}"
        )
    return "\n".join(lines)


def for_curl_with_files(calls: Sequence[CallExample], target: Target) -> str:
    """Return commands that send files along, in a form."""
    lines = _sign_in(target)
    for call in calls:
        parts = []
        for name, value in call.arguments.items():
            if name in call.files:
                for file in value if isinstance(value, list) else [value]:
                    local = str(file.get("orig_name") or "file").replace("/", "_").replace('"', "_")
                    lines.append(
                        f"curl -s -o {shlex.quote(local)} {shlex.quote(str(file['url']))}   # or take a file of yours"
                    )
                    parts.append(f"-F {shlex.quote(f'{name}=@{chr(34)}{local}{chr(34)}')}")
            elif value is not None or name not in call.optional:
                parts.append(f"--form-string {shlex.quote(f'{name}={_field(value)}')}")
        lines.append(" ".join([f"curl {_address(call, target)}{_proof(target)}", *parts]))
    return "\n".join(lines)


def for_long_run(call: CallExample, target: Target) -> str:
    """Return commands that start a call, follow it to its end, and ask for its state."""
    body = json.dumps(map_files(dict(call.arguments), lambda file: file["url"]), ensure_ascii=False, default=str)
    start = shlex.quote(f"{target.address}/api/{call.endpoint}?async=1")
    jobs, proof = f"{target.address}/api/jobs", _proof(target)
    return "\n".join(
        [
            *_sign_in(target),
            f"JOB=$(curl -s {start}{proof} -H 'Content-Type: application/json' -d {shlex.quote(body)} \\",
            """  | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')""",
            f'curl -N "{jobs}/$JOB/events"{proof}',
            f'curl "{jobs}/$JOB"{proof}',
        ]
    )


def _field(value: Any) -> str:
    plain = map_files(value, lambda file: file["url"])
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False, default=str)


def _address(call: CallExample, target: Target) -> str:
    return shlex.quote(f"{target.address}/api/{call.endpoint}")


def _sign_in(target: Target) -> list[str]:
    if target.entry != "password":
        return []
    return [f"curl -s -c {COOKIES} {shlex.quote(target.address + '/login')} -d username=NAME -d password=PASSWORD"]


def _proof(target: Target) -> str:
    return {"open": "", "password": f" -b {COOKIES}", "key": " -H 'Authorization: Bearer KEY'"}[target.entry]
