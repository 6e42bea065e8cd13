"""Written pages: what `fixtures/written/*.txt` hold, whole pages with the truth of all that is taken apart in them.

A file holds several pages, each begins with `== NAME: what it is`. Its lines are those of a labelled page (see
`tools.labelled`), and `{…}` is set around what a paragraph, caption or title has beside its own text: dateline, byline,
signature, credit. Behind an article's lines stand `= by ROLE NAME @AFFILIATION; …` and `= dateline …`, behind the last
furniture `= issue.KEY …`. Whoever wrote them knew newspapers and the contract of the output, not this library: nothing
is fitted to them, and what they print in other ways than the cases do is what the grammar has yet to learn.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tools.labelled import Group, Line, render

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "written"
_LISTS = frozenset({"editors", "layout_editors", "proofreaders"})
_ASIDE = re.compile(r"\{[^{}]*\}")


class Written(NamedTuple):
    """A page as it is printed, and its truth in the form of `papercleaner.evaluation`."""

    name: str
    groups: list[Group]
    truth: dict[str, Any]

    def raw(self, producer: str) -> str:
        """The text that a producer leaves of it, the same at every call."""
        return render(self.groups, producer, random.Random(self.name))[0]


def pages() -> Iterator[Written]:
    """All written pages, in the order of their files."""
    for file in sorted(FOLDER.glob("*.txt")):
        for chunk in re.split(r"(?m)^== ", file.read_text("utf-8"))[1:]:
            head, _, rest = chunk.partition("\n")
            yield _page(head.partition(":")[0], rest)


def _page(name: str, text: str) -> Written:
    groups, blocks, furniture, issue = list[Group](), list[dict[str, Any]](), list[dict[str, str]](), dict[str, Any]()
    for part in filter(None, (part.strip() for part in text.split("\n\n"))):
        rows = part.split("\n")
        lines = [Line(row[0], row[2:].strip()) for row in rows if row[1:2] == "|"]
        said = dict(row[2:].partition(" ")[::2] for row in rows if row.startswith("= "))
        groups.append([Line(line.state, line.text.replace("{", "").replace("}", "")) for line in lines])
        issue |= {key.removeprefix("issue."): value for key, value in said.items() if key.startswith("issue.")}
        states = {line.state for line in lines}
        if states <= {"F"}:
            furniture += [{"text": line.text} for line in lines]
        elif states <= {"A", "F", "T"}:
            blocks.append({"type": "notice", "lines": [line.text for line in lines]})
        else:
            blocks.append(_article(lines, said))
    issue |= {key: re.split(r"\s*[;；]\s*", issue[key]) for key in _LISTS & issue.keys()}
    return Written(name, groups, {"issue": issue, "furniture": furniture, "blocks": blocks})


def _article(lines: list[Line], said: Mapping[str, str]) -> dict[str, Any]:
    own = [(state, _ASIDE.sub("", text).strip()) for state, text in lines]

    def texts(states: str) -> list[str]:
        return [text for state, text in own if state in states and text]

    return {
        "type": "article",
        "column": "".join(texts("R")),
        "kicker": "".join(texts("K")),
        "headline": "".join(texts("Hh")),
        "subheads": texts("D"),
        "bylines": [_person(one) for one in re.split(r"\s*[;；]\s*", said.get("by", "")) if one],
        "dateline": said.get("dateline", ""),
        "paragraphs": [{"text": text} for text in texts("PVX")],
        "photos": [{"caption": text} for text in texts("C")],
    }


def _person(said: str) -> dict[str, str]:
    role, _, name = said.partition("@")[0].strip().rpartition(" ")
    return {"role": role, "name": name}
