"""Citations of newspaper articles: GB/T 7714 (type mark [N]) and BibTeX.

Only what a citation names is written; nothing in it is shortened except the list of authors, as GB/T 7714 has it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

#: GB/T 7714-2015, 8.1.2: up to three authors are all named, of more the first three and 等.
NAMED_AUTHORS = 3
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "&%$#_{}"},
    }
)


class Reference(NamedTuple):
    """What a citation is made of. `date` is ISO 8601, `page_no` the page as printed (4, A04)."""

    authors: tuple[str, ...] = ()
    title: str = ""
    subtitles: tuple[str, ...] = ()
    newspaper: str = ""
    date: str = ""
    page_no: str = ""
    issue_no: str = ""


def cite(reference: Reference, style: str) -> str:
    """Write a reference in the style `gb7714` or `bibtex`; ValueError for another."""
    if style not in _STYLES:
        raise ValueError(f"style must be one of {', '.join(map(repr, _STYLES))}, not {style!r}")
    return _STYLES[style](reference)


def gb7714(reference: Reference) -> str:
    """A citation after GB/T 7714-2015, 4.4: 作者. 题名: 副题[N]. 报纸名, 日期(版次).

    >>> gb7714(Reference(("谢希德",), "创造学习的思路", (), "人民日报", "1998-12-25", "10"))
    '谢希德. 创造学习的思路[N]. 人民日报, 1998-12-25(10).'
    """
    authors = ", ".join((*reference.authors[:NAMED_AUTHORS], *["等"][: len(reference.authors) > NAMED_AUTHORS]))
    title = ": ".join((reference.title, *reference.subtitles)) + "[N]"
    page = f"({reference.page_no})" if reference.page_no else ""
    place = ", ".join(filter(None, (reference.newspaper, reference.date))) + page
    return ". ".join(filter(None, (authors, title, place))) + "."


def bibtex(reference: Reference) -> str:
    """A BibTeX entry; `date` and `entrysubtype` are read by biblatex and its style for GB/T 7714.

    >>> print(bibtex(Reference(("谢希德",), "创造学习的思路", (), "人民日报", "1998-12-25", "10")))
    @article{谢希德1998创造学习,
      author = {谢希德},
      title = {{创造学习的思路}},
      journal = {人民日报},
      year = {1998},
      date = {1998-12-25},
      pages = {10},
      entrysubtype = {newspaper},
    }
    """
    year = reference.date[:4]
    fields = {
        "author": " and ".join(f"{{{_latex(name)}}}" if " " in name else _latex(name) for name in reference.authors),
        "title": f"{{{_latex(reference.title)}}}" if reference.title else "",
        "subtitle": _latex(": ".join(reference.subtitles)),
        "journal": _latex(reference.newspaper),
        "year": year,
        "date": reference.date,
        "number": _latex(reference.issue_no),
        "pages": _latex(reference.page_no),
        "entrysubtype": "newspaper",
    }
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{_key(reference, year)},\n{rows}}}"


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _key(reference: Reference, year: str) -> str:
    """Letters and digits alone: the first author, the year, the title's first four characters."""
    words = (*reference.authors[:1], year, "".join(filter(str.isalnum, reference.title))[:4])
    return "".join(c for c in "".join(words) if c.isalnum()) or "anonymous"


_STYLES: dict[str, Callable[[Reference], str]] = {"gb7714": gb7714, "bibtex": bibtex}
