"""Chinese words, from jieba's dictionary: loaded on first need (0.8 s, 84 MB), silent, no file in the temp folder."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


@cache
def tokenizer() -> jieba.Tokenizer:
    """Make this library's own tokenizer: words that a caller adds to `jieba` do not change our results.

    jieba's `initialize` would print to stderr and write a cache that users of one machine share; filling the prefix
    dictionary directly does neither, and takes as long.
    """
    import jieba

    own = jieba.Tokenizer()
    own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
    own.initialized = True
    return own


def frequency(word: str) -> int:
    """How often the dictionary's corpus has the word; 0 where it is none.

    >>> frequency("报道") > frequency("羊荣江") == 0
    True
    """
    count: int = tokenizer().FREQ.get(word, 0)
    return count


def known(word: str) -> bool:
    """Whether the dictionary has the word."""
    return frequency(word) > 0


def longest(text: str, start: int = 0, limit: int = 6) -> int:
    """Length of the longest dictionary word of two or more characters that begins at `start`; 0 where none does."""
    table = tokenizer().FREQ
    best = 0
    for stop in range(start + 1, min(start + limit, len(text)) + 1):
        count = table.get(text[start:stop])
        if count is None:
            break
        if count and stop - start > 1:
            best = stop - start
    return best
