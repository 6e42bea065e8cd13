"""Optional dependencies: a missing one is named together with the extra that brings it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def need(module: str, extra: str) -> ModuleType:
    """Import a module of an extra; ImportError says what to install where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ImportError(f"this needs {module}: pip install 'papercleaner[{extra}]'", name=module) from error
