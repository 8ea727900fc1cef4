"""The table of figures: on the terminal, and in `docs/performance.md`."""

import os
import platform
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.figure import Row
from bench.library import Library
from bench.run import Result

HEAD = ("figure", "Gradio", "Hiroba", "ratio", "target", "")

Line = tuple[str, str, str, str, str, str]


def lines(results: Sequence[Result]) -> list[Line]:
    """Return one line a row: what it is, both numbers, their ratio, the target, whether it was met."""
    return [_line(result, row) for result in results for row in result.figure.rows]


def as_text(results: Sequence[Result]) -> str:
    """Return the table for a terminal, with what failed below it."""
    table = [HEAD, *lines(results)]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEAD))]
    rows = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table]
    rows.insert(1, "-" * (sum(widths) + 2 * (len(widths) - 1)))
    return "\n".join([*rows, *_failures(results)])


def as_markdown(results: Sequence[Result]) -> str:
    """Return the table for a document."""
    rows = [HEAD, ("---", "---:", "---:", "---:", "---", "---"), *lines(results)]
    table = "\n".join("| " + " | ".join(line) + " |" for line in rows)
    return "\n".join([table, "", *_failures(results)]).rstrip() + "\n"


def machine() -> str:
    """Return what the figures were taken on."""
    processor = next(
        (line.split(":")[1].strip() for line in _read("/proc/cpuinfo").splitlines() if line.startswith("model name")),
        platform.machine(),
    )
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (
        f"{os.cpu_count()} cores of {processor}, {memory_gb:.0f} GB of memory, {system}, "
        f"Python {platform.python_version()}"
    )


def write(path: Path, results: Sequence[Result], libraries: Sequence[Library], browser: str) -> None:
    """Put the table and how it was made between the two marks of a document, which has the words around them.

    Rows of figures that were not measured this time stay, and so does how they were taken.

    Raises:
        ValueError: The document has no such marks.
    """
    start, end = "<!-- figures: written by python -m bench --write -->\n", "<!-- end of figures -->"
    text = path.read_text()
    if start not in text or end not in text:
        raise ValueError(
            f"Expected the marks {start.strip()!r} and {end!r} in {path}. Put them where the table belongs."
        )
    before, rest = text.split(start, 1)
    old, after = rest.split(end, 1)
    table, *failures = as_markdown(results).rstrip().split("\n\n")
    notes = "\n".join(_notes(old, results, _taken(results, libraries, browser)))
    body = "\n\n".join([_merged(old, table), *failures, notes])
    path.write_text(f"{before}{start}\n{body}\n\n{end}{after}")


def _merged(old: str, new: str) -> str:
    """Return a table with the rows of an older one that were not measured anew, each in its place."""
    rows = {row.split(" | ")[0]: row for row in new.splitlines()[:2]}
    for table in (old, new):
        rows |= {row.split(" | ")[0]: row for row in table.splitlines() if row.startswith("| ")}
    return "\n".join(rows.values())


def _notes(old: str, results: Sequence[Result], taken: str) -> list[str]:
    """Return a line for each time at which figures were taken that are still in the table: which, and how."""
    last: dict[str, str] = {}
    for note in old.splitlines():
        if note.startswith("- "):
            titles, how = note[2:].split(": ", 1)
            last |= dict.fromkeys(titles.split("; "), how)
    last |= {result.figure.title: taken for result in results}
    return [
        f"- {'; '.join(title for title in last if last[title] == how)}: {how}" for how in dict.fromkeys(last.values())
    ]


def _taken(results: Sequence[Result], libraries: Sequence[Library], browser: str) -> str:
    """Return when, on what and how figures were taken."""
    versions = ", ".join(f"{library.name.capitalize()} {library.version()}" for library in libraries)
    rounds = sorted({str(result.rounds()) for result in results})
    how = "one round" if rounds == ["1"] else f"medians of {' or '.join(rounds)} rounds"
    load = f"the machine had a load of {os.getloadavg()[0]:.1f} at the end"
    return f"{date.today()}, {machine()}, {browser}. {versions}; {how}, libraries in turns; {load}."


def _line(result: Result, row: Row) -> Line:
    """Return one row's cells."""
    ours, theirs = result.median("hiroba", row.key), result.median("gradio", row.key)
    ratio = ours / theirs if ours is not None and theirs else None
    title = f"{result.figure.title}: {row.label}" if len(result.figure.rows) > 1 else result.figure.title
    return (
        title,
        _number(theirs, row.unit),
        _number(ours, row.unit),
        "–" if ratio is None else f"{ratio:.3g}",
        _target(row),
        _verdict(row, ours, ratio),
    )


def _number(value: float | None, unit: str) -> str:
    """Return a number with its unit, rounded to three digits."""
    if value is None:
        return "–"
    digits = f"{value:,.0f}" if abs(value) >= 100 or value == round(value) else f"{value:.3g}"
    return f"{digits} {unit}".replace(" /s", "/s").strip()


def _target(row: Row) -> str:
    """Return the target in words."""
    parts = []
    if row.at_most is not None:
        parts.append(f"ratio at most {row.at_most:g}")
    if row.at_least is not None:
        parts.append(f"ratio at least {row.at_least:g}")
    if row.limit is not None:
        parts.append(f"at most {_number(row.limit, row.unit)}")
    return ", ".join(parts)


def _verdict(row: Row, ours: float | None, ratio: float | None) -> str:
    """Return "met", "missed", or nothing where it cannot be told."""
    checks = [
        None if row.limit is None or ours is None else ours <= row.limit,
        None if row.at_most is None or ratio is None else ratio <= row.at_most,
        None if row.at_least is None or ratio is None else ratio >= row.at_least,
    ]
    told = [check for check in checks if check is not None]
    return "" if not told else "met" if all(told) else "missed"


def _failures(results: Sequence[Result]) -> list[str]:
    """Return a sentence for each figure that a library could not give."""
    return [
        f"Not measured: {result.figure.title}, {name.capitalize()}: {reason}"
        for result in results
        for name, reason in result.failures.items()
    ]


def _read(path: str) -> str:
    """Return a file's text, nothing where there is no such file."""
    try:
        return Path(path).read_text()
    except OSError:
        print(f"{path} cannot be read", file=sys.stderr)
        return ""
