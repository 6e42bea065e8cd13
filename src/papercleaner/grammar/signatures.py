"""Signatures (落款): the byline with which a paragraph ends, in brackets or behind its last sentence.

All functions read folded text (see `text.fold`) and answer offsets into it, or None.
"""

from __future__ import annotations

from papercleaner.grammar import names, people, signing
from papercleaner.grammar.lead import CERTAIN, CLOSE, MARKS, OPEN, Lead, inside, lead_of, reread, skip
from papercleaner.grammar.signers import Signers
from papercleaner.grammar.units import NEVER
from papercleaner.text import CLOSERS, SENTENCE_END

#: How far back from the end of a paragraph a signature may begin.
REACH = 80
#: A signature that no space parts from the text is no longer.
LONGEST_GLUED = 24


def tail(text: str) -> Lead | None:
    """Find the signature with which a paragraph ends; None where it ends with its text.

    >>> text = "……受一次健康体检。(范晓茹)"
    >>> text[slice(*tail(text).byline)], tail("印发《管理办法》(试行)")
    ('范晓茹', None)
    """
    return _tail(text) or reread(text, _tail)


def _tail(text: str) -> Lead | None:
    stop = len(text.rstrip())
    if text[max(0, stop - 2) : stop] in (")。", "]。"):
        stop -= 1
    low = max(0, stop - REACH)
    if stop and text[stop - 1] in CLOSE:
        shape = CLOSE.index(text[stop - 1])
        at = text.rfind(OPEN[shape], low, stop)
        inner = text.rfind(CLOSE[shape], low, stop - 1)
        if at >= 0 and inner > at:  # 张三(某大学))
            at = text.rfind(OPEN[shape], low, at)
        if at <= 0:
            return None
        found = _signed_in_brackets(text, at, stop, text[max(0, at - 9) : at].rstrip()[-1:])
        if found:
            return found
    return _signed_after_space(text, low, stop)


def _full(text: str, signers: Signers) -> bool:
    return all(names.is_name(names.bare(text, person.name)) for person in signers.persons)


def _may_stand_glued(said: str) -> bool:
    """Whether words right behind the last sentence may sign: no longer than a signature, and no sentence goes on."""
    return len(said) <= LONGEST_GLUED and NEVER.isdisjoint(said.replace(",", "").replace(":", ""))


def _says_who(text: str, signers: Signers) -> bool:
    """Whether signers are so plain that no space parts them from the text: 市民 林炳坤, 记者王海, 李少珊(大角咀)."""
    plain = signers.rule in CERTAIN or any(person.affiliation for person in signers.persons)
    return plain and bool(signers.persons) and _full(text, signers)


def _signed_in_brackets(text: str, at: int, stop: int, before: str) -> Lead | None:
    box = inside(text, at, stop)
    if not box or (signing.ASIDES.fullmatch(text, *box[:2]) and not signing.SOURCE.fullmatch(text, *box[:2])):
        return None
    ended = before in SENTENCE_END or before in CLOSERS or before in "、,;》"
    signers = people.parse(text, box[0], box[1], pen=True)
    if not signers:
        return None
    certain = signers.rule in CERTAIN
    if signers.rule == "source" and not ended:
        return None
    full = bool(signers.persons) and _full(text, signers)
    # A pen name or a body in brackets is a signature only behind the end of a sentence.
    if certain or before in SENTENCE_END or before in "”’" or (ended and (full or before in "、,")):
        start = len(text[:at].rstrip())
        return lead_of(start, len(text), None, (box[0], box[1]), signers, f"{signers.rule} in brackets")
    return None


def _signed_after_space(text: str, low: int, stop: int) -> Lead | None:
    """清溪县双河乡 钟立本 after the last sentence and a space; 本报评论员 too."""
    end = stop - 1
    while end > low and text[end] not in SENTENCE_END and not (text[end] in CLOSERS and text[end - 1] in SENTENCE_END):
        end -= 1
    first = skip(text, end + 1, " ")
    glued = first == end + 1 and text[first : first + 1] not in MARKS
    if end <= low or first >= stop:
        return None
    if text[first] in MARKS + "—":
        first = skip(text, first, MARKS + "— ")
    if first >= stop or (glued and not _may_stand_glued(text[first:stop])):
        return None
    signers = people.parse(text, first, stop, pen=True)
    if not signers or any(char in "。!?“《" for char in text[first:stop]):
        return None
    if signers.rule == "names" and len(signers.persons) > 1 and not _full(text, signers):
        return None
    if glued and not _says_who(text, signers):
        return None
    return lead_of(end + 1, len(text), None, (first, stop), signers, f"{signers.rule} behind the last sentence")
