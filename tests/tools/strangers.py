"""Models of language that have not seen the page that they are to read: what is fitted by them must not trust them more
than it can on a page that nobody has seen. How rare words are (`fit_rarity`) is counted in all pages: one page more or
less hardly moves a word by a level.
"""

from __future__ import annotations

from papercleaner.language import Models
from tools import fit_fluency, fit_matter, fit_openings, fit_phrases
from tools.labelled import pages

#: Each is fitted without its part of the pages.
PARTS = 5


def models() -> dict[str, Models]:
    """For each labelled page, by name, models that were fitted without it."""
    everything = list(pages())
    found: dict[str, Models] = {}
    for part in range(PARTS):
        others = [page for n, page in enumerate(everything) if n % PARTS != part]
        fitted = Models(
            fit_phrases.fit(others), fit_fluency.fit(others), fit_openings.fit(others), fit_matter.model(others)
        )
        found |= dict.fromkeys((page.name for page in everything[part::PARTS]), fitted)
    return found
