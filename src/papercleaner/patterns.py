"""Regular expressions that are compiled on first need: an import stays light, however many rules there are."""

from __future__ import annotations

from typing import Any, cast

import regex


class _Pattern:
    """Stands for a compiled pattern, and becomes one when first asked."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("__"):  # copying and pickling ask for what only the class can answer
            raise AttributeError(name)
        found = getattr(regex.compile(self._text, self._flags), name)
        setattr(self, name, found)  # the next time it is an attribute like any other
        return found


def pattern(text: str, flags: int = 0) -> regex.Pattern[str]:
    r"""Compile a pattern of the `regex` module when it is first used.

    >>> pattern(r"\p{Han}+").findall("CN33-0018 刊号")
    ['刊号']
    """
    return cast("regex.Pattern[str]", _Pattern(text, flags))
