"""Tables of points: what observations say, as fitted (`points/*.txt`): an observation, a tab, and its points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "points"
#: What was observed, and how strongly (1 for plain yes).
Seen = dict[str, float]

_POINTS = re.compile(r"([A-Za-z])([+-][\d.]+)")


def rows(name: str) -> dict[str, str]:
    """The rows of a table as they stand in its file, by observation; `#` begins a remark.

    Raises FileNotFoundError where there is no such table.
    """
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if "\t" in line and not line.startswith("# "))


def by_letter(row: str) -> list[tuple[str, str]]:
    """The points of a row that has several, `P+1.0 H-2.5`: the letter of a state, and its points.

    >>> dict(by_letter("P+1.0 H-2.5"))
    {'P': '+1.0', 'H': '-2.5'}
    """
    return _POINTS.findall(row)


@cache
def points(name: str) -> Mapping[str, float]:
    """A table with one number an observation."""
    return {observation: float(value) for observation, value in rows(f"{name}.txt").items()}


def weighed(seen: Seen, name: str) -> float:
    """Log-odds of what was observed, by the table of that name."""
    known = points(name)
    return sum(known.get(observation, 0.0) * strength for observation, strength in seen.items())


def weighed_choices(choices: Iterable[Mapping[int, Seen]], name: str) -> list[dict[int, float]]:
    """The same for each choice, of everything that may be chosen, by its number."""
    return [{n: weighed(seen, name) for n, seen in choice.items()} for choice in choices]
