"""`papercleaner batch`: every page once, whole shards, a run that goes on where it was interrupted."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from papercleaner import __version__, clean
from papercleaner.__main__ import main
from papercleaner.batch.inputs import files
from papercleaner.exports import from_dict

TEXT = "第{}则\n\n本报讯 记者程雪报道 昨日，我省召开新闻发布会。\n"
Capture = pytest.CaptureFixture[str]


def lines(folder: Path) -> list[dict[str, Any]]:
    """All rows, in the order of the shards."""
    return [json.loads(line) for file in sorted(folder.glob("part-*.jsonl")) for line in file.open("rb")]


def report(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "report.json").read_bytes())
    return data


def write_jsonl(file: Path, count: int, bad: int = -1) -> Path:
    rows = [json.dumps({"id": f"p{n}", "text": TEXT.format(n)}) for n in range(count)]
    if bad >= 0:
        rows[bad] = '{"id": "bad", "text": null}'
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


def batch(*words: object) -> int:
    return main(["batch", "--workers", "2", *map(str, words)])


def test_a_folder_of_texts_becomes_rows(tmp_path: Path, capsys: Capture) -> None:
    pages = tmp_path / "pages"
    (pages / "deep").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "deep/c.txt", "ignored.md"):
        (pages / name).write_text(TEXT.format(name), "utf-8")
    assert batch(pages, "-o", tmp_path / "out") == 0
    rows = lines(tmp_path / "out")
    assert [Path(row["id"]).relative_to(pages).as_posix() for row in rows] == ["a.txt", "b.txt", "deep/c.txt"]
    page = clean(TEXT.format("a.txt"))
    assert json.loads(page.to_json()).items() <= rows[0].items()
    assert (rows[0]["version"], rows[0]["error"]) == (__version__, None)
    assert from_dict(rows[0]).articles == page.articles
    assert capsys.readouterr().out.endswith("3 articles, 0 failed\n")


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "deep").mkdir(parents=True)
    (pages / "deep.txt").mkdir()
    for name in ("b.txt", "deep/c.txt", "deep/d.txt", "deep.txt/e.txt"):
        (pages / name).write_text(TEXT, "utf-8")
    (pages / "circle").symlink_to(pages, target_is_directory=True)

    def found(*names: str) -> list[str]:
        return [file.relative_to(pages).as_posix() for file in files([pages / name for name in names], tmp_path)]

    whole = ["b.txt", "deep/c.txt", "deep/d.txt", "deep.txt/e.txt"]
    assert found(".") == [Path(name).as_posix() for name in whole] == found(".", "deep", "b.txt")
    assert found("deep/d.txt", "deep", ".") == ["deep/d.txt", "deep/c.txt", "b.txt", "deep.txt/e.txt"]


def test_what_is_written_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert batch(tmp_path, "-o", "out", "--shard-size", 1) == 0
    assert report(tmp_path / "out")["pages"] == 1
    assert batch("out", "-o", tmp_path / "out") == 2
    assert "another folder" in capsys.readouterr().err


def test_a_page_that_fails_is_a_row_with_its_error(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "gb.txt").write_bytes("春耕".encode("gb18030"))
    rows = ['{"text": "春耕\\n"}', "nonsense", "[]", '{"id": 7, "text": "\\ud800"}', '{"id": "z", "text": "春耕\\n"}']
    (tmp_path / "pages.jsonl").write_text("\n".join(rows), "utf-8")
    out = tmp_path / "out"
    assert batch(tmp_path / "gb.txt", tmp_path / "pages.jsonl", "-o", out) == 1
    found = lines(out)
    file = (tmp_path / "pages.jsonl").as_posix()
    assert [row["id"] for row in found] == [
        (tmp_path / "gb.txt").as_posix(),
        *(f"{file}#{n}" for n in (1, 2, 3)),
        "7",
        "z",
    ]
    types = ["UnicodeDecodeError", None, "ValueError", "ValueError", "UnicodeEncodeError", None]
    assert [row["error"] and row["error"]["type"] for row in found] == types
    assert from_dict(found[0]).articles == ()
    captured = capsys.readouterr()
    assert captured.out.endswith("4 failed\n")
    assert len(captured.err.splitlines()) == 4
    assert report(out)["errors"] == {"UnicodeDecodeError": 1, "UnicodeEncodeError": 1, "ValueError": 2}


def test_shards_are_full_and_the_report_sums_them_up(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "pages.jsonl", 25, bad=12)
    out = tmp_path / "out"
    assert batch(source, "-o", out, "--shard-size", 10, "--quiet") == 1
    names = sorted(file.name for file in out.iterdir())
    shards = [f"part-0000{n}.{end}" for n in range(3) for end in ("jsonl", "manifest.json")]
    assert names == [*shards, "report.json"]
    rows = lines(out)
    assert [row["id"] for row in rows] == ["bad" if n == 12 else f"p{n}" for n in range(25)]
    found = report(out)
    assert (found["pages"], found["failed"], found["articles"]) == (25, 1, 24)
    assert found["characters"] == sum(len(a["body"]) for row in rows for a in row["articles"])
    assert found["run"]["pages"] == 25


def test_a_second_run_does_only_what_is_new(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "pages.jsonl", 10)
    out = tmp_path / "out"
    assert batch(source, "-o", out) == 0
    before = (out / "part-00000.jsonl").stat().st_mtime_ns
    write_jsonl(source, 14)
    assert batch(source, "-o", out) == 0
    assert (out / "part-00000.jsonl").stat().st_mtime_ns == before
    assert [row["id"] for row in lines(out)] == [f"p{n}" for n in range(14)]
    assert (report(out)["pages"], report(out)["run"]["pages"]) == (14, 4)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_goes_on_and_does_no_page_twice(tmp_path: Path, number: signal.Signals) -> None:
    source = write_jsonl(tmp_path / "pages.jsonl", 2000, bad=1000)
    out = tmp_path / "out"
    words = ["batch", "--workers", "2", "--shard-size", "50", str(source), "-o", str(out)]
    with subprocess.Popen([sys.executable, "-m", "papercleaner", *words], stderr=subprocess.PIPE) as running:
        limit = time.monotonic() + 20
        while len(list(out.glob("*.manifest.json"))) < 3 and time.monotonic() < limit:
            time.sleep(0.01)
        running.send_signal(number)
        assert running.stderr is not None
        said = running.stderr.read().decode()
    assert running.returncode == (130 if number == signal.SIGINT else -number)
    assert ("goes on from here" in said) == (number == signal.SIGINT)
    done = len(list(out.glob("*.manifest.json"))) * 50
    assert 150 <= done < 2000
    assert batch(source, "-o", out, "--shard-size", 50) == 1
    assert [row["id"] for row in lines(out)] == ["bad" if n == 1000 else f"p{n}" for n in range(2000)]
    assert (report(out)["pages"], report(out)["run"]["pages"]) == (2000, 2000 - done)
    assert list(out.glob(".*")) == []


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_interruption_between_a_shard_and_its_manifest_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    pytest.importorskip("pyarrow")
    source, out = write_jsonl(tmp_path / "pages.jsonl", 2), tmp_path / "out"

    def interrupted(file: Path, data: object) -> None:
        raise KeyboardInterrupt

    import_module("papercleaner.batch.job")  # it takes `save` from `shards`, and shall have the real one
    with monkeypatch.context() as patched:
        patched.setattr("papercleaner.batch.shards.save", interrupted)
        assert batch(source, "-o", out, "--format", form) == 130
    assert batch(source, "-o", out, "--format", form) == 0
    assert report(out)["run"]["pages"] == 2


def test_shards_of_other_options_are_not_mixed(tmp_path: Path, capsys: Capture) -> None:
    source = write_jsonl(tmp_path / "pages.jsonl", 2)
    assert batch(source, "-o", tmp_path / "out") == 0
    assert batch(source, "-o", tmp_path / "out", "--script", "traditional") == 2
    assert "use a new folder" in capsys.readouterr().err
    assert len(lines(tmp_path / "out")) == 2


def test_parquet_in_and_out(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = [*(TEXT.format(n) for n in range(300)), None]
    parquet.write_table(arrow.table({"name": [f"p{n}" for n in range(301)], "ocr": texts}), tmp_path / "in.parquet")
    words = ["--format", "parquet", "--id-field", "name", "--text-field", "ocr", "--shard-size", 200, "--quiet"]
    out = tmp_path / "out"
    assert batch(tmp_path / "in.parquet", "-o", out, *words) == 1
    rows = [row for file in sorted(out.glob("*.parquet")) for row in parquet.read_table(file).to_pylist()]
    assert [row["id"] for row in rows] == [f"p{n}" for n in range(301)]
    assert [row["id"] for row in rows if row["error"]] == ["p300"]
    assert from_dict(rows[7]).articles == clean(TEXT.format(7)).articles
    assert from_dict(rows[7]).layout == clean(TEXT.format(7)).layout


def test_a_file_that_is_no_parquet_costs_no_other(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_text("nonsense")
    write_jsonl(tmp_path / "b.jsonl", 3)
    assert batch(tmp_path / "a.parquet", tmp_path / "b.jsonl", "-o", tmp_path / "out") == 1
    rows = lines(tmp_path / "out")
    assert [row["id"] for row in rows] == [(tmp_path / "a.parquet").as_posix() + "#1", "p0", "p1", "p2"]
    assert rows[0]["error"]["message"].startswith("not Parquet: ")


def test_an_unknown_encoding_is_refused_before_any_page(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--encoding", "utf-99"])
    assert stopped.value.code == 2
    assert "utf-99" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["missing", "page.docx"])
def test_a_job_that_cannot_be_done_is_one_line_and_status_2(tmp_path: Path, capsys: Capture, name: str) -> None:
    (tmp_path / "page.docx").touch()
    assert batch(tmp_path / name, "-o", tmp_path / "out") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert name in line


def test_workers_below_one_are_refused(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--workers", "0"])
    assert stopped.value.code == 2
    assert "--workers" in capsys.readouterr().err
