"""How good is a cleaned page? Scores of pages against truths that people wrote, for regression tests and comparisons.

Library: `score` for one page, `evaluate` for a folder of pages. Command: `python -m papercleaner.evaluation FOLDER`.

A folder has one of two layouts, also mixed. PRODUCER is any word for the program that made the raw text::

    ID.gold.json  ID.PRODUCER.txt          flat
    ID/truth.json ID/PRODUCER.txt          a folder for each page

A truth is a JSON object. `issue` has the keys of the page's own `issue`, and `date_text`, the date as printed;
`furniture` is a list of `{"text"}`, one for each printed line; `blocks` is a list of objects with a `type`. A block of
type `article` has `column` (栏目), `kicker` (引题), `headline` (主题), `subheads` (副题), `bylines` of
`{"role", "name"}`, `paragraphs` of `{"text"}` and `photos` of `{"caption"}`; a block of another type (`ad`, `notice`,
`index`, `weather`) has `lines`.

Every figure of `METRICS` is between 0 and 1. What the OCR engine destroyed is not asked for: names, numbers and
furniture lines that no longer stand in the raw text are left out of the truth.
"""

from __future__ import annotations

from papercleaner.evaluation.folder import Sample, Table, evaluate, samples
from papercleaner.evaluation.metrics import METRICS, Scores, score

__all__ = ["METRICS", "Sample", "Scores", "Table", "evaluate", "samples", "score"]
