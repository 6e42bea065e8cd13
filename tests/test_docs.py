"""The documentation builds without a warning, and every example in it and in the README runs."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import installed
from papercleaner.exports.json import schema_text

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
FENCE = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: Languages of blocks that are shown and not run.
SHOWN = {"", "text", "ini", "{toctree}", "{eval-rst}", "{literalinclude}"}
#: What the README tells people to run that is running now, or changes their machine.
DONE = re.compile(r"^(pip install|python -m pip|python -m pytest -q$|bash \.ci/run)")
HEAD = "岭东日报\n2022年5月19日 星期四 第{}版\n\n春耕开始\n\n"
TEXTS = {
    "page.txt": HEAD.format(1) + "本报讯 记者程雪报道 昨日,各地农民纷纷下地。\n",
    "pages/1.txt": HEAD.format(1) + "本报讯 记者程雪报道 昨日，各地农民\n\n（下转第2版）\n",
    "pages/2.txt": HEAD.format(2) + "纷纷下地。今年春耕比去年早了十天。\n",
}


class Block(NamedTuple):
    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text("utf-8")
    return [Block(m[1], m[2], text.count("\n", 0, m.start()) + 2) for m in FENCE.finditer(text)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed.install(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the examples run: a page, a folder with two pages of one issue, and the fixtures."""
    (tmp_path / "pages").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    return tmp_path


def test_every_block_is_of_a_known_kind() -> None:
    kinds = {block.language for page in PAGES for block in blocks(page)}
    assert kinds <= SHOWN | {"sh", "python", "pycon"}
    assert {"sh", "pycon"} <= kinds


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_in_python_run(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(verbose=False)
    wrong: list[str] = []
    for block in blocks(page):
        if block.language in ("python", "pycon") and ">>>" in block.text:
            case = doctest.DocTestParser().get_doctest(block.text, names, page.name, str(page), block.line)
            runner.run(case, out=wrong.append, clear_globs=False)
            names.update(case.globs)
    assert runner.summarize(verbose=False).failed == 0, "".join(wrong)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_in_the_shell_run(page: Path, folder: Path, site: Path) -> None:
    """A Python block that begins with a comment naming a file is that file's content."""
    for block in blocks(page):
        name = re.match(r"# (\S+\.py)\n", block.text)
        if block.language == "python" and name:
            file = folder / name[1]
            file.parent.mkdir(exist_ok=True)
            file.write_text(block.text, "utf-8")
        elif block.language == "sh":
            lines = [part.strip() for line in block.text.splitlines() for part in line.split("&&")]
            run = "\n".join(line for line in lines if not DONE.match(line) or page.name != "README.md")
            tools = 'papercleaner() { "$PYTHON" -m papercleaner "$@"; }\npython() { "$PYTHON" "$@"; }\n'
            script = f"set -euo pipefail\n{tools}{run}\n"
            environment = installed.environment(site)
            done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)
            assert done.returncode == 0, f"{page.name}:{block.line}\n{run}\n{done.stdout}{done.stderr}"


def test_all_cells_of_the_tutorial_run(tmp_path: Path) -> None:
    pytest.importorskip("nbmake", reason="notebooks are run by nbmake: pip install '.[dev]'")
    pytest.importorskip("pandas")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:papercleaner", "-p", "no:cacheprovider"]
    command += ["--nbmake", "--rootdir", str(DOCS), "-c", str(tmp_path / "none.ini"), str(DOCS / "tutorial.ipynb")]
    (tmp_path / "none.ini").write_text("[pytest]\n", "utf-8")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_the_tutorial_is_stored_without_outputs() -> None:
    text = (DOCS / "tutorial.ipynb").read_text("utf-8")
    assert '"outputs": []' in text
    assert re.findall(r'"outputs": \[\s*[^\]\s]', text) == []


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    for module in ("sphinx", "myst_nb", "furo", "numpydoc"):
        pytest.importorskip(module, reason=f"building the documentation needs {module}: pip install '.[docs]'")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", str(DOCS), str(tmp_path / "html")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "html" / "reference.html").is_file()
    assert (tmp_path / "html" / "page.schema.json").read_text("utf-8") == schema_text()
    assert "pc-reader" in (tmp_path / "html" / "tutorial.html").read_text("utf-8")
