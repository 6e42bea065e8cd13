"""The package as it is installed: light to import, honest about what it needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import papercleaner

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "papercleaner"
#: What `import papercleaner` may cost, in seconds; a user of one small function should not notice it.
IMPORT_SECONDS = 0.060
#: What is loaded on first need and never at import: jieba's dictionary alone costs 0.8 s.
HEAVY = frozenset({"jieba", "opencc", "rapidfuzz", "papercleaner.evaluation", "papercleaner.show", "pandas", "xml"})
#: What extras bring, and what loads the plugin.
EXTRAS = frozenset({"lxml", "pandas", "pyarrow", "pyspark", "pytest"})
#: Distribution names and the modules they bring.
RUNTIME = {"jieba": "jieba", "opencc-python-reimplemented": "opencc", "regex": "regex", "rapidfuzz": "rapidfuzz"}


def import_trace() -> dict[str, float]:
    """Import the package in a fresh interpreter: each module imported, with its cumulative seconds."""
    command = [sys.executable, "-X", "importtime", "-c", "import papercleaner"]
    trace = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stderr
    rows = re.findall(r"^import time:\s*\d+ \|\s*(\d+) \|\s*(\S+)$", trace, re.MULTILINE)
    return {name: int(micros) / 1e6 for micros, name in rows}


def test_import_is_quick() -> None:
    import_trace()  # the first one may compile
    assert min(import_trace()["papercleaner"] for _ in range(5)) < IMPORT_SECONDS


def test_import_loads_nothing_heavy() -> None:
    assert [name for name in import_trace() if any(name == h or name.startswith(f"{h}.") for h in HEAVY)] == []


def project() -> dict[str, object]:
    data: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return data


def test_runtime_dependencies_are_the_four_and_each_is_used() -> None:
    wanted = project()["dependencies"]
    assert isinstance(wanted, list)
    assert {re.split(r"[<>=~! ]", name)[0] for name in wanted} == set(RUNTIME)
    trees = [ast.parse(file.read_text("utf-8")) for file in SOURCE.rglob("*.py")]
    imported = {
        name.partition(".")[0]
        for tree in trees
        for node in ast.walk(tree)
        for name in (
            [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported - set(sys.stdlib_module_names) - {"papercleaner"} - EXTRAS == set(RUNTIME.values())


def test_the_version_is_the_same_everywhere() -> None:
    assert papercleaner.__version__ == project()["version"]


def test_the_package_says_that_it_is_typed() -> None:
    assert (SOURCE / "py.typed").is_file()


def test_every_public_name_exists_and_is_documented() -> None:
    assert sorted(papercleaner.__all__) == list(papercleaner.__all__)
    assert [name for name in papercleaner.__all__ if not getattr(papercleaner, name).__doc__] == []


def test_cleaning_prints_nothing() -> None:
    code = "import papercleaner; papercleaner.clean('本报讯 记者程雪报道 昨日，我省召开新\\n闻发布会。').to_json()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
