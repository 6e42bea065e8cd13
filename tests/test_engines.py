"""The scripts of the documentation on the engines themselves: every page once, whatever dies."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

from mortal import PAGE
from papercleaner import clean
from papercleaner.exports import from_dict

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

TESTS = Path(__file__).parent
HOWTO = TESTS.parent / "docs" / "howto" / "pipelines.md"
TEXT = "第{}则\n\n本报讯 记者程雪报道 昨日，我省召开新闻发布会。\n"
COUNT, FILES = 2000, 8
#: What each engine is imported as.
MODULES = {"dask": "distributed", "spark": "pyspark", "ray": "ray", "datasets": "datasets"}


def without(what: str) -> NoReturn:
    """Skip; but not under CI, which is there to run these tests."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"this test needs {what}")


def script(engine: str) -> str:
    """The script as it is printed."""
    found = re.search(rf"^```python\n(# clean_{engine}\.py\n.*?)^```$", HOWTO.read_text("utf-8"), re.M | re.S)
    assert found
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a script runs: `raw/` has the pages, the one in the middle is null."""
    texts = [None if n == COUNT // 2 else TEXT.format(n) for n in range(COUNT)]
    table = arrow.table({"id": [f"p{n}" for n in range(COUNT)], "text": texts, "other": [0] * COUNT})
    (tmp_path / "raw").mkdir()
    for number in range(FILES):
        size = COUNT // FILES
        parquet.write_table(table.slice(number * size, size), tmp_path / "raw" / f"{number}.parquet")
    return tmp_path


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run a script; what engines keep in the user's home goes to the folder."""
    (folder / "script.py").write_text(code, "utf-8")
    environment = os.environ | {
        "HOME": str(folder),
        "HF_HOME": str(folder / "huggingface"),
        "HF_HUB_OFFLINE": "1",
        "MORTAL": str(folder / "died"),
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2,4] --conf spark.ui.enabled=false pyspark-shell",
        "PYTHONPATH": str(TESTS),
        "RAY_USAGE_STATS_ENABLED": "0",
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    command = [sys.executable, "script.py"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("engine", MODULES)
def test_no_page_is_lost_when_a_process_dies(engine: str, folder: Path) -> None:
    if not find_spec(MODULES[engine]):
        without(f"{MODULES[engine]}: pip install '.[dev]'")
    if engine == "spark" and not shutil.which("java"):
        without("Java 17 or newer")
    code, replaced = re.subn(r"\bpapercleaner\.arrow\b", "mortal", script(engine))
    assert replaced == 1
    done = run(folder, code)
    assert (folder / "died").exists(), done.stderr
    if engine == "datasets":  # it does not try again by itself, and says so
        assert done.returncode != 0
        assert "RuntimeError: One of the subprocesses has abruptly died" in done.stderr
        assert not (folder / "cleaned.parquet").exists()
        done = run(folder, code)
    assert done.returncode == 0, done.stderr
    output = folder / ("cleaned.parquet" if engine == "datasets" else "cleaned")
    dataset = pytest.importorskip("pyarrow.dataset")
    rows = {row["id"]: row for row in dataset.dataset(output).to_table().to_pylist()}
    assert dataset.dataset(output).count_rows() == COUNT
    assert set(rows) == {f"p{n}" for n in range(COUNT)}
    assert [id_ for id_, row in rows.items() if row["error"]] == [PAGE]
    assert rows[PAGE]["error"]["type"] == "TypeError"
    assert from_dict(rows["p7"]).articles == clean(TEXT.format(7)).articles
