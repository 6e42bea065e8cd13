"""What each line is, and whether it goes on with the line before.

`features` sees every line alone and in context (with `wording`, `phrases`, `measure`, `spacing` and `stacks`),
`weights` says what an observation counts, and `walk` decides for the whole page at once.
"""

from __future__ import annotations

from papercleaner.roles.walk import roles

__all__ = ["roles"]
