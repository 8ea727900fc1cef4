"""The texts that visitors read: finds them in the sources, and compares the tables of `src/hiroba/server/locales` with them.

`python scripts/texts.py` prints what each table lacks, and what no source uses any more. A new language begins as a copy of another.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "src/hiroba/server/locales"
ON_PAGE = re.compile(r"""(?<![\w.])t\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
AT_SERVER = re.compile(r"""\bsay\(\s*language,\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
PLACE = re.compile(r"\{\w+\}")
SENT = LOCALES.with_name("sent_texts.json")
"""Sentences that Python code sends to the page or gives to the pages of the server by a variable, and names it gives to buttons."""


def keys() -> set[str]:
    """Return every text that is used."""
    used = set(json.loads(SENT.read_text("utf-8")))
    for path in (ROOT / "web/src").rglob("*"):
        if path.suffix in (".ts", ".svelte") and not path.name.endswith(".test.ts") and path.name != "text.ts":
            used |= {_read(literal) for literal in ON_PAGE.findall(path.read_text("utf-8"))}
    for path in (*(ROOT / "src/hiroba/server").rglob("*.py"), *(ROOT / "src/hiroba/cli").rglob("*.py")):
        used |= {_read(literal) for literal in AT_SERVER.findall(path.read_text("utf-8"))}
    return used


def faults(table: dict[str, str | dict[str, str]], used: set[str]) -> list[str]:
    """Return what is wrong with a table: what it lacks, what is used nowhere, where places differ from those of the key."""
    found = [f"missing: {key}" for key in sorted(used - table.keys())]
    found += [f"used nowhere: {key}" for key in sorted(table.keys() - used)]
    for key, entry in table.items():
        forms = {"": entry} if isinstance(entry, str) else entry
        if "other" not in forms and "" not in forms:
            found.append(f"without `other`: {key}")
        for name, text in forms.items():
            places = set(PLACE.findall(text))
            # "one row" needs no number.
            if not places <= set(PLACE.findall(key)) or (name in ("", "other") and places != set(PLACE.findall(key))):
                found.append(f"other places in braces: {key}")
    return found


def _read(literal: str) -> str:
    if literal.startswith('"'):
        return str(json.loads(literal))
    return literal[1:-1].replace("\\'", "'")


def main() -> int:
    """Print what is wrong with each table."""
    used, is_wrong = keys(), False
    for path in sorted(LOCALES.glob("*.json")):
        for fault in faults(json.loads(path.read_text("utf-8")), used):
            print(f"{path.name}: {fault}")
            is_wrong = True
    return int(is_wrong)


if __name__ == "__main__":
    sys.exit(main())
