"""What only the neighbours of a line show: the break before it, what follows, the words that both sides have."""

from __future__ import annotations

from itertools import pairwise

from papercleaner import words
from papercleaner.grammar.credits import credit
from papercleaner.language import Models
from papercleaner.language.openings import READ
from papercleaner.roles.looks import Look
from papercleaner.roles.measure import break_between
from papercleaner.roles.stacks import shared
from papercleaner.roles.wording import LONG_LINE
from papercleaner.text import NO_LINE_START

#: What a title and its article share is looked for in so many characters on either side.
NEAR = 300
#: What is left of a credit for the next line is no longer.
BROKEN_CREDIT = 12
#: What the break before a line is called where marks do not tell sentences from clauses.
CLAUSES = {"full line runs on": "full line before", "short line stops before": "short line before"}
#: What stands over text that begins like what comes later in an article, or like an article; and such text itself.
OPENINGS = {
    False: ("later text follows", "an article's beginning follows"),
    True: ("begins like later text", "begins like an article"),
}
#: What the lines before and after a break are called, by how well their words go on across it.
READS_ON = {False: ("is read on badly", "reads on badly"), True: ("is read on", "reads on")}
#: What words say is clear from these log-odds on; so many of them count as one.
CLEAR, UNIT = 4.0, 2.0
#: What stands before each item of a bundle of briefs (简讯).
_BULLETS = frozenset("●■▲△◆◇▼★◎▶☆◘")


def _passing(x: Look) -> bool:
    return x.has("furniture", "credit", "picture gap")


def neighbours(looks: list[Look], *, sentences: bool) -> None:
    """What stands before and after, seen over captions, credits and furniture."""
    for a, b in pairwise(looks):
        if b.has("credit") and a.size <= 90:
            a.seen["credit follows"] = 1
        elif not (a.end or a.size > LONG_LINE or a.has("byline", "name")) and (
            b.has("ends with a credit") or _credit_runs_on(a.text, b.text)
        ):
            a.seen["a credit ends the next line"] = b.seen["ends with a credit"] = 1
        if a.has("credit", "ends with a credit"):
            b.seen["after a credit"] = 1
    kept = [x for x in looks if not _passing(x)]
    for a, b in pairwise(kept):
        _after(a, b, sentences=sentences)
        _ahead(a, b)
    _words_around(kept)


def _credit_runs_on(a: str, b: str) -> bool:
    """Whether the credit of a picture is broken over two lines: …看书 程晓莉/, and below it 摄."""
    made = credit(a + b) if len(b) <= BROKEN_CREDIT else None
    return made is not None and 0 < made[0][1] <= made[1][0] < len(a)


def _after(a: Look, x: Look, *, sentences: bool) -> None:
    """The break between a line and the one before it."""
    for name in break_between(a, x):
        x.seen[name if sentences else CLAUSES.get(name, name)] = 1
    if x.text[0] in NO_LINE_START:
        x.seen["cannot begin a line"] = 1
    if a.tail or a.has("continued to"):
        x.seen["after a signature"] = 1
    elif a.end:
        x.seen["after a sentence"] = 1
    elif a.has("ends with a comma"):
        x.seen["after a comma"] = 1
    elif a.has("ends a clause"):
        x.seen["after a clause"] = 1
    elif a.has("ends with a colon"):
        x.seen["after a colon"] = 1
    elif a.running:
        x.seen["after an unfinished line"] = 1
    if (
        not (a.end or a.has("byline", "lead", "lead alone"))
        and (x.size <= LONG_LINE or a.size <= LONG_LINE)
        and _torn(a.text, x.text)
    ):
        x.seen["word across"] = 1
        a.seen["word runs on"] = 1
    if a.size <= LONG_LINE and not a.running:
        if a.has("byline", "name"):
            x.seen["after a byline"] = 1
        elif x.size < a.size and not x.running:
            x.seen["shorter than the line before"] = 1


def _ahead(x: Look, b: Look) -> None:
    if b.text[0] in _BULLETS and x.text[0] not in _BULLETS:
        x.seen["items follow"] = 1
    if b.running and b.has("opens like a sentence"):
        x.seen["sentence opens after it"] = 1
    if b.has("lead", "lead alone"):
        x.seen["lead follows"] = 1
    elif b.has("byline", "name"):
        x.seen["byline follows"] = 1 if b.has("byline") else 0.5
    elif b.running:
        x.seen["text follows"] = 1
    else:
        x.seen["short line follows"] = 1


def _words_around(kept: list[Look]) -> None:
    """The words that a short line shares with the text below it, and with the text above."""
    text, at = "".join(x.text for x in kept), 0
    for x in kept:
        start, at = at, at + len(x.text)
        if x.size <= LONG_LINE:
            below, above = shared(x.text, text[at : at + NEAR], text[max(0, start - NEAR) : start])
            if below:
                x.seen["words of what follows"] = below
            if above:
                x.seen["words of what precedes"] = above


def continuity(looks: list[Look], models: Models) -> None:
    """What the words say of the break before a line, and of the text below it.

    How well it reads on; whether text begins as articles do (so it does below a headline), or as what comes later in
    them does (so it does below a crosshead).
    """
    kept = [x for x in looks if not _passing(x)]
    for a, b in pairwise(kept):
        if value := models.fluency.between(a.text, b.text):
            a.seen[READS_ON[value > 0][0]] = b.seen[READS_ON[value > 0][1]] = _strength(value)
    text, value = "", 0.0
    for x in reversed(kept):
        if x.has("note"):  # it stands between the titles and the text
            continue
        runs = x.running or x.lead is not None
        if runs:
            text = (x.text + text)[:READ]
            value = models.openings.opens(text)
            if x.lead:  # with a dateline or byline only articles begin
                value = max(value, UNIT)
        if text and (runs or x.size <= LONG_LINE):
            x.seen[OPENINGS[runs][value > 0]] = _strength(value)


def _strength(value: float) -> float:
    """How strongly log-odds are seen, whichever way they point."""
    return min(abs(value), CLEAR) / UNIT


def _torn(a: str, b: str) -> bool:
    """Whether a word of the dictionary runs across from `a` to `b`."""
    left, right = a[-4:], b[:4]
    at = 0
    for word in words.tokenizer().lcut(left + right):
        if at < len(left) < at + len(word):
            return len(word) > 1 and words.known(word)
        at += len(word)
    return False
