"""The package as a wheel installs it, in a folder of its own: what users have, and not this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def install(folder: Path) -> Path:
    """Build the wheel and install it below `folder`; the path to import it from. Skips without hatchling."""
    pytest.importorskip("hatchling", reason="building a wheel needs hatchling: pip install '.[dev]'")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    build = [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "-q", "--no-deps", "-t", str(folder / "site"), str(wheel)], check=True)
    return folder / "site"


def environment(site: Path, **variables: str) -> dict[str, str]:
    """The environment in which Python finds the installed package first, and nobody says that this is CI."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST") and name != "CI"}
    return inherited | {"PYTHONPATH": str(site), "PYTHON": sys.executable} | variables
