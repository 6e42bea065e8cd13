"""Small cases that anyone can read and add to: fixtures/cases/NAME.txt.

A file holds blocks with a blank line between them, and lines of comment that begin with `;`:

    # what the case shows          a suffix [must not] or [known failure] marks it
    > a line of input              more lines of input each begin with >; a bare > is an empty line
    = key: value                   what is expected; nothing after the colon expects ""

`[must not]` says that the rule must stay silent here; `[known failure]` says what should come out one day, and such a
case is a strict xfail: the day it passes, its mark must go.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

CASES = Path(__file__).parent.parent / "fixtures" / "cases"
MUST_NOT, KNOWN_FAILURE = "[must not]", "[known failure]"


@dataclass(frozen=True)
class Case:
    """One case: its title, the input (lines joined by a line feed) and what is expected of it."""

    title: str
    input: str
    expected: dict[str, str] = field(default_factory=dict)
    must_not: bool = False
    known_failure: bool = False


def parse(text: str) -> list[Case]:
    """Read the blocks of a case file; ValueError names the line that cannot be read."""
    cases: list[Case] = []
    title, lines, expected = "", list[str](), dict[str, str]()

    def close() -> None:
        nonlocal title, lines, expected
        if title:
            marks = {mark for mark in (MUST_NOT, KNOWN_FAILURE) if mark in title}
            name = title.replace(MUST_NOT, "").replace(KNOWN_FAILURE, "").strip()
            if not lines:
                raise ValueError(f"case without input: {name}")
            cases.append(Case(name, "\n".join(lines), expected, MUST_NOT in marks, KNOWN_FAILURE in marks))
        title, lines, expected = "", [], {}

    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("# "):
            close()
            title = line[2:].strip()
        elif line.startswith(">") and title:
            lines.append(line[1:].removeprefix(" "))
        elif line.startswith("= ") and title and ":" in line:
            key, _, value = line[2:].partition(":")
            expected[key.strip()] = value.strip()
        elif not line.strip():
            close()
        elif not line.startswith(";"):
            raise ValueError(f"line {number} is neither title, input nor expectation: {line}")
    close()
    return cases


def load(name: str) -> list[Case]:
    """The cases of fixtures/cases/NAME.txt, in order. A title may stand only once in a file."""
    cases = parse((CASES / f"{name}.txt").read_text("utf-8"))
    titles = [case.title for case in cases]
    if doubled := {title for title in titles if titles.count(title) > 1}:
        raise ValueError(f"{name}.txt has two cases of the same title: {sorted(doubled)}")
    return cases


def params(name: str) -> list[object]:
    """The cases of a file for `pytest.mark.parametrize("case", params(NAME))`, known failures as strict xfail."""
    return [
        pytest.param(case, id=case.title, marks=[pytest.mark.xfail(strict=True)] if case.known_failure else [])
        for case in load(name)
    ]
