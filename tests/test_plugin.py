"""The pytest plugin as its users have it: from an installed wheel, in a folder of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import installed
from papercleaner import clean
from papercleaner.pytest_plugin import RegressionPage

PAGE = "岭东日报\n2022年5月19日 星期四\n\n春耕开始\n\n本报讯 记者程雪报道 昨日，各地农民纷纷下地。\n"
TRUTH = {
    "issue": {"title": "岭东日报", "date": "2022-05-19"},
    "furniture": [{"text": "岭东日报"}],
    "blocks": [
        {
            "type": "article",
            "headline": "春耕开始",
            "bylines": [{"role": "记者", "name": "程雪"}],
            "paragraphs": [{"text": "昨日，各地农民纷纷下地。"}],
        }
    ],
}
TEST = "def test_page(papercleaner_page):\n    papercleaner_page.check()\n"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel installs it."""
    return installed.install(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A user's project: two pages, one with a truth, and one test."""
    pages = tmp_path / "tests" / "pages"
    (pages / "front").mkdir(parents=True)
    (pages / "front" / "engine.txt").write_bytes(PAGE.encode())
    (pages / "front" / "truth.json").write_text(json.dumps(TRUTH), "utf-8")
    (pages / "inside.txt").write_bytes(PAGE.encode())
    (tmp_path / "tests" / "test_pages.py").write_text(TEST, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    return tmp_path


def run(project: Path, site: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    return subprocess.run(
        command, cwd=project, env=installed.environment(site, **variables), capture_output=True, encoding="utf-8"
    )


def test_the_worked_example(project: Path, site: Path) -> None:
    first = run(project, site, "-v")
    assert "test_page[front/engine] FAILED" in first.stdout
    assert "front/engine has no trace yet: run pytest --update-traces" in first.stdout

    renewed = run(project, site, "--update-traces", "--update-floors")
    assert renewed.returncode == 0, renewed.stdout
    pages = project / "tests" / "pages"
    assert (pages / "inside.trace").read_text("utf-8") == clean(PAGE).explain() + "\n"
    assert list(json.loads((pages / "floors.json").read_text("utf-8"))) == ["front/engine"]

    again = run(project, site)
    assert again.returncode == 0, again.stdout
    assert "2 passed" in again.stdout


def test_a_changed_decision_fails_and_shows_the_diff(project: Path, site: Path) -> None:
    assert run(project, site, "--update-traces", "--update-floors").returncode == 0
    page = project / "tests" / "pages" / "inside.txt"
    page.write_bytes((PAGE + "\n更正\n").encode())
    done = run(project, site)
    assert done.returncode == 1
    assert "decisions on inside changed" in done.stdout
    assert "更正" in done.stdout
    assert "1 failed, 1 passed" in done.stdout


def test_a_score_under_its_floor_fails_and_an_update_does_not_lower_it(project: Path, site: Path) -> None:
    assert run(project, site, "--update-traces", "--update-floors").returncode == 0
    pages = project / "tests" / "pages"
    floors = json.loads((pages / "floors.json").read_text("utf-8"))
    assert floors["front/engine"]["titles"] == 1
    (pages / "front" / "truth.json").write_text(json.dumps(TRUTH).replace(json.dumps("春耕开始"), '"other"'), "utf-8")
    done = run(project, site, "--update-floors")
    assert done.returncode == 1
    assert "titles: 0.0 is under 1.0" in done.stdout
    assert json.loads((pages / "floors.json").read_text("utf-8")) == floors


def test_updates_do_not_run_under_ci(project: Path, site: Path) -> None:
    done = run(project, site, "--update-traces", CI="true")
    assert done.returncode == 4
    assert "does not run under CI" in done.stderr
    assert not list(project.rglob("*.trace"))


def test_the_setting_names_the_folder(project: Path, site: Path) -> None:
    (project / "tests" / "pages").rename(project / "corpus")
    assert "no pages (*.txt) in" in run(project, site).stdout
    (project / "pytest.ini").write_text("[pytest]\npapercleaner_pages = corpus\n", "utf-8")
    assert run(project, site, "--update-traces", "--update-floors").returncode == 0


def test_the_installed_package_is_whole_without_any_extra(site: Path) -> None:
    code = """
import sys
for extra in ("pandas", "pyarrow", "lxml", "selenium", "pytest", "jsonschema", "sphinx", "IPython"):
    sys.modules[extra] = None
import papercleaner
from papercleaner import exports
assert papercleaner.__file__.startswith(sys.argv[1]), papercleaner.__file__
page = papercleaner.clean("春耕开始\\n\\n本报讯 记者程雪报道 昨日，各地农民纷纷下地。")
page.view(), page._repr_html_(), page.to_text(), page.to_markdown(), page.to_records(), page.to_jsonld()
assert exports.from_tei(page.to_tei()).articles == exports.from_json(page.to_json()).articles == page.articles
assert exports.json_schema() and page.articles[0].cite() and papercleaner.link([page]).articles
"""
    command = [sys.executable, "-c", code, str(site)]
    done = subprocess.run(command, env=installed.environment(site), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


class TestAPage:
    def page(self, folder: Path, truth: bool, **options: bool) -> RegressionPage:
        (folder / "front.txt").write_bytes(PAGE.encode())
        if truth:
            (folder / "front.gold.json").write_text(json.dumps(TRUTH), "utf-8")
        return RegressionPage(folder / "front.txt", folder, **options)

    def test_it_has_its_text_and_the_cleaned_page(self, tmp_path: Path) -> None:
        page = self.page(tmp_path, truth=False)
        assert (page.name, page.raw, page.page, page.truth) == ("front", PAGE, clean(PAGE), None)

    def test_a_truth_stands_beside_a_flat_page(self, tmp_path: Path) -> None:
        assert self.page(tmp_path, truth=True).truth == TRUTH

    def test_floors_need_a_truth(self, tmp_path: Path) -> None:
        with pytest.raises(pytest.fail.Exception, match="no truth"):
            self.page(tmp_path, truth=False).check_floors()

    def test_floors_need_a_first_measure(self, tmp_path: Path) -> None:
        with pytest.raises(pytest.fail.Exception, match="no floors yet"):
            self.page(tmp_path, truth=True).check_floors()

    def test_a_fallen_score_is_named(self, tmp_path: Path) -> None:
        self.page(tmp_path, truth=True, update_floors=True).check_floors()
        floors = json.loads((tmp_path / "floors.json").read_text("utf-8"))
        assert all(0 <= floor <= 1 for floor in floors["front"].values())
        floors["front"]["titles"] = 1.5
        (tmp_path / "floors.json").write_text(json.dumps(floors), "utf-8")
        with pytest.raises(pytest.fail.Exception, match=r"titles: .* is under 1\.5"):
            self.page(tmp_path, truth=True, update_floors=True).check_floors()
