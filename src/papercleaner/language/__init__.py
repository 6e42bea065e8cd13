"""What the text itself says, whatever page it stands on: small models fitted to the labelled pages.

`phrases` says what a line reads like, `fluency` how well one line reads on in the next, `openings` whether a paragraph
is the first of its article, `matter` what a text is about, and `rarity` how rare a word is. They are loaded on first
need.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from papercleaner.language import fluency, matter, openings, phrases
from papercleaner.language.fluency import Fluency
from papercleaner.language.matter import Matter
from papercleaner.language.openings import Openings
from papercleaner.language.phrases import Phrases


class Models(NamedTuple):
    """What a page is read by."""

    phrases: Phrases
    fluency: Fluency
    openings: Openings
    matter: Matter


@cache
def shipped() -> Models:
    """The models that come with the library."""
    return Models(phrases.shipped(), fluency.shipped(), openings.shipped(), matter.shipped())


__all__ = ["Fluency", "Matter", "Models", "Openings", "Phrases", "shipped"]
