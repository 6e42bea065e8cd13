"""Find what words are about, for `papercleaner.language.matter`: python -m tools.fit_matter (from tests/).

Latent semantic analysis: the articles and notices of the labelled pages against the characters and pairs of characters
that they have, weighed by how rare these are; the first singular vectors of it. Needs numpy and scipy
(`pip install '.[fit]'`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from papercleaner.language.matter import DIMENSIONS, FARTHEST, ZERO, Matter, packed
from papercleaner.language.rarity import terms
from papercleaner.text import fold
from tools import shipping
from tools.fit_fluency import MEASURED
from tools.labelled import Labelled, pages

#: Shorter articles say too little (characters); a term stands in so many of them, and in no greater share.
SHORT, LEAST, MOST = 60, 6, 0.1
#: A singular vector counts by this power of its singular value.
POWER = 0.5
#: What one step of the table is worth.
STEP = 0.05


def fit(chosen: Iterable[Labelled]) -> dict[str, str]:
    """The rows of the table: each term's vector, as long as the term is rare, in printed characters."""
    groups = (group for page in chosen if page.name not in MEASURED for group in page.groups)
    texts = ("".join(line.text for line in group if line.state != "F") for group in groups)
    articles = [terms(fold(text)) for text in texts if len(text) > SHORT]
    spread = Counter(term for article in articles for term in article)
    kept = sorted(term for term, count in spread.items() if LEAST <= count <= MOST * len(articles))
    column = {term: n for n, term in enumerate(kept)}
    rare = np.log([len(articles) / spread[term] for term in kept])
    own = [sorted(column[term] for term in article if term in column) for article in articles]
    where = [n for n, each in enumerate(own) for _ in each], [n for each in own for n in each]
    weights = np.concatenate([rare[each] / (np.linalg.norm(rare[each]) + 1e-9) for each in own])
    matrix = csr_matrix((weights, where), shape=(len(own), len(kept)))
    start = np.ones(min(matrix.shape))  # else it would begin by chance, and end so
    _, values, vectors = svds(matrix, k=DIMENSIONS, v0=start)
    found = _directed(vectors.T) * values**POWER
    found *= (rare / (np.linalg.norm(found, axis=1) + 1e-9))[:, None]
    steps = np.clip(np.rint(found / STEP), -FARTHEST, FARTHEST).astype(int)
    return {term: "".join(chr(ZERO + step) for step in row) for term, row in zip(kept, steps, strict=True)}


def _directed(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same in the order of their weight, each with its largest value above zero."""
    ordered = vectors[:, ::-1]
    largest = np.abs(ordered).argmax(0)
    signs: NDArray[np.float64] = np.sign(ordered[largest, range(ordered.shape[1])])
    return ordered * signs


def model(chosen: Iterable[Labelled]) -> Matter:
    """The model that these pages make."""
    return Matter({term: packed(row) for term, row in fit(chosen).items()})


def write(table: dict[str, str]) -> None:
    """Put the table where the library reads it."""
    remark = "What characters and pairs of them are about; made by tests/tools/fit_matter.py"
    shipping.write("matter.tsv", remark, table)


if __name__ == "__main__":
    write(fit(pages()))
