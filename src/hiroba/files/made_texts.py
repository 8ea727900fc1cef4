"""Tables, texts and subtitles that are made here, for those who try a component."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

__all__ = [
    "write_labels",
    "write_people",
    "write_series",
    "write_srt",
    "write_text",
    "write_timed_texts",
    "write_vtt",
]

LINES = ["One", "Two", "Three", "Four", "The last line stays longest."]
HALF_S = 0.5
PEOPLE = 891
COLUMNS = [
    "PassengerId",
    "Survived",
    "Pclass",
    "Name",
    "Sex",
    "Age",
    "SibSp",
    "Parch",
    "Ticket",
    "Fare",
    "Cabin",
    "Embarked",
]
FAMILIES = [
    "Abe",
    "Becker",
    "Castro",
    "Dubois",
    "Endo",
    "Fischer",
    "Garcia",
    "Haddad",
    "Ito",
    "Jansen",
    "Kaya",
    "Lopez",
    "Moreau",
    "Novak",
    "Okafor",
    "Petrov",
]
FIRST = {"male": ("Adam", "Boris", "Carlos", "Daisuke", "Emil"), "female": ("Aiko", "Bella", "Clara", "Dina", "Eva")}


def write_text(path: Path) -> None:
    """Write a line of text."""
    path.write_text("A square is where people meet.\n", encoding="utf-8")


def write_series(path: Path) -> None:
    """Write seven rows of `time,value,price`."""
    rows = [(time, time * (time + 1) // 2, 4 * time) for time in range(1, 8)]
    path.write_text("time,value,price\n" + "".join(f"{a},{b},{c}\n" for a, b, c in rows), encoding="utf-8")


def write_labels(path: Path) -> None:
    """Write 1,000 texts, one for each class of a classifier."""
    path.write_text(json.dumps([f"class {number}" for number in range(1000)]), encoding="utf-8")


def write_people(path: Path) -> None:
    """Write invented passengers of a ship, the same ones each time."""
    chance = random.Random(1912)
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows(_person(number, chance) for number in range(1, PEOPLE + 1))


def _person(number: int, chance: random.Random) -> list[object]:
    level = chance.choices((1, 2, 3), (24, 21, 55))[0]
    sex = chance.choices(("male", "female"), (65, 35))[0]
    name = f"{chance.choice(FAMILIES)}, {'Mr.' if sex == 'male' else 'Ms.'} {chance.choice(FIRST[sex])}"
    is_saved = chance.random() < {"male": 0.1, "female": 0.6}[sex] + 0.12 * (3 - level)
    age = "" if chance.random() < 0.2 else chance.randint(1, 75)
    fare = round(chance.uniform(5, 20) * (4 - level) ** 1.5, 2)
    cabin = f"{chance.choice('ABCDE')}{chance.randint(1, 120)}" if level == 1 else ""
    relatives = chance.choices((0, 1, 2), (70, 22, 8), k=2)
    return [
        number,
        int(is_saved),
        level,
        name,
        sex,
        age,
        *relatives,
        100_000 + number,
        fare,
        cabin,
        chance.choice("CQS"),
    ]


def write_srt(path: Path) -> None:
    """Write five subtitles of half a second each."""
    blocks = [f"{i + 1}\n{_time(i, ',')} --> {_time(i + 1, ',')}\n{line}\n" for i, line in enumerate(LINES)]
    path.write_text("\n".join(blocks), encoding="utf-8")


def write_vtt(path: Path) -> None:
    """Write five subtitles of half a second each."""
    blocks = [f"{_time(i, '.')} --> {_time(i + 1, '.')}\n{line}\n" for i, line in enumerate(LINES)]
    path.write_text("WEBVTT\n\n" + "\n".join(blocks), encoding="utf-8")


def write_timed_texts(path: Path) -> None:
    """Write five subtitles as a list of texts with the seconds of their begin and end."""
    rows = [{"text": line, "timestamp": [i * HALF_S, (i + 1) * HALF_S]} for i, line in enumerate(LINES)]
    path.write_text(json.dumps(rows), encoding="utf-8")


def _time(halves: int, point: str) -> str:
    return f"00:00:{halves // 2:02}{point}{halves % 2 * 500:03}"
