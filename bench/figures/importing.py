"""What `import` costs in an interpreter that has just started."""

import json
import subprocess

from bench.figure import Figure, Row
from bench.library import Library

HEAVY = ("numpy", "pandas", "PIL", "pydantic", "asyncio", "starlette", "uvicorn", "httpx")
"""Modules that an import has no need of."""

_CODE = """
import importlib, json, sys, time
def resident():
    import os
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
resident()
modules, memory, started = len(sys.modules), resident(), time.perf_counter()
importlib.import_module({name!r})
spent = time.perf_counter() - started
print(json.dumps({{
    "time": spent * 1e3,
    "memory": (resident() - memory) / 1e6,
    "modules": len(sys.modules) - modules,
    "heavy": sum(name in sys.modules for name in {heavy!r}),
}}))
"""


def measure(library: Library) -> dict[str, float]:
    """Return milliseconds, megabytes, modules and how many of `HEAVY` were loaded."""
    code = _CODE.format(name=library.name, heavy=HEAVY)
    answer = subprocess.run([library.python, "-c", code], capture_output=True, text=True, check=True)
    numbers: dict[str, float] = json.loads(answer.stdout.strip().splitlines()[-1])
    return numbers


FIGURE = Figure(
    "import",
    "`import`",
    (
        Row("time", "time", "ms", at_most=0.02, limit=60),
        Row("memory", "memory", "MB", limit=8),
        Row("modules", "modules", "", limit=90),
        Row("heavy", "of numpy, pandas, PIL, pydantic, asyncio, starlette, uvicorn, httpx", "", limit=0),
    ),
    measure,
    rounds=5,
)
