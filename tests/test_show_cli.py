"""The command line's forms, colours and summary; how it reads and fails is in test_cli.py."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from papercleaner import clean, exports, readers
from papercleaner.__main__ import READERS, main

Capture = pytest.CaptureFixture[str]
PAGE = "岭东日报\n2022年5月19日 星期四\n\n春耕开始\n\n本报讯 记者程雪报道 昨日，各地农民纷纷下地。\n"


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.encode("utf-8"))
    return file


def test_html_writes_the_view(page_file: Path, capsys: Capture) -> None:
    out = page_file.with_suffix(".html")
    assert main([str(page_file), "--html", str(out)]) == 0
    assert out.read_text("utf-8") == clean(PAGE).view().html
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["missing/page.html", "\x00.html"])
def test_an_unwritable_file_is_one_line_and_status_2(page_file: Path, capsys: Capture, name: str) -> None:
    assert main([str(page_file), "--html", str(page_file.parent / name)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("papercleaner: ")


def test_markdown_and_tei(page_file: Path, capsys: Capture) -> None:
    assert main(["--markdown", str(page_file)]) == 0
    assert capsys.readouterr().out == clean(PAGE).to_markdown()
    assert main(["--tei", str(page_file)]) == 0
    assert exports.from_tei(capsys.readouterr().out).to_dict() == clean(PAGE).to_dict()


def test_the_schema_needs_no_file(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--schema"])
    assert stopped.value.code == 0
    assert json.loads(capsys.readouterr().out) == exports.json_schema()


OCR = Path(__file__).parent.parent / "fixtures" / "ocr"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("alto", "d11-part.xml"),
        ("hocr", "d11-part.hocr"),
        ("page", "d11-rest.page.xml"),
        ("paddle", "d11-rest.rapidocr.json"),
    ],
)
def test_ocr_files_are_read_with_their_boxes(capsys: Capture, name: str, file: str) -> None:
    assert main(["--from", name, "--json", str(OCR / file)]) == 0
    page = clean(getattr(readers, READERS[name])(OCR / file))
    assert json.loads(capsys.readouterr().out) == json.loads(page.to_json())
    assert page.layout.kind == "boxes"


def test_boxes_come_from_standard_input_too(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    given = json.dumps([{"box": [0, 0, 80, 20], "text": "春耕开始"}]).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert main(["--from", "boxes", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(clean(readers.boxes(given)).to_json())


def test_annotations_of_a_canvas(capsys: Capture) -> None:
    file = OCR / "d11-rest.rapidocr.json"
    assert main(["--from", "paddle", str(file), "--annotations", "https://example.org/canvas/1"]) == 0
    page = clean(readers.paddle(file))
    assert json.loads(capsys.readouterr().out) == page.to_annotations("https://example.org/canvas/1")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--annotations", "https://example.org/1"], "page.txt: nothing to annotate: no line of this page has a box"),
        (["--from", "alto"], "page.txt, line 1: expected an ALTO file (<alto>), well-formed"),
        (["--from", "boxes"], "page.txt, line 1: expected JSON"),
    ],
)
def test_what_has_no_boxes_is_one_line_and_status_2(
    page_file: Path, capsys: Capture, options: list[str], told: str
) -> None:
    assert main([*options, str(page_file)]) == 2
    captured = capsys.readouterr()
    (line,) = captured.err.splitlines()
    assert line.startswith("papercleaner: ")
    assert told in line
    assert captured.out == ""


def test_a_missing_ocr_file_and_a_missing_extra_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert main(["--from", "alto", str(tmp_path / "none.xml")]) == 2
    assert capsys.readouterr().err.endswith("none.xml: No such file or directory\n")
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert main(["--from", "alto", str(OCR / "d11-part.xml")]) == 2
    assert "pip install 'papercleaner[xml]'" in capsys.readouterr().err


@pytest.mark.parametrize("form", [["--markdown"], ["--tei"], ["--annotations", "x"], ["--html", "out.html"]])
def test_these_forms_take_one_file(page_file: Path, capsys: Capture, form: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*form, str(page_file), str(page_file)])
    assert stopped.value.code == 2
    assert f"{form[0]} takes one file" in capsys.readouterr().err


def test_colours_on_demand(page_file: Path, capsys: Capture) -> None:
    assert main(["--color", "always", str(page_file)]) == 0
    assert "\x1b[1;31m春耕开始\x1b[0m" in capsys.readouterr().out


def on_a_terminal(page_file: Path, **environment: str) -> str:
    """What a person sees: the command's output on a pseudo-terminal, both streams together."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "papercleaner", page_file.name]
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM"}}
    with subprocess.Popen(
        command, cwd=page_file.parent, stdout=theirs, stderr=theirs, env=plain | {"TERM": "xterm"} | environment
    ):
        os.close(theirs)
        shown = io.BytesIO()
        while True:
            try:
                data = os.read(ours, 4096)
            except OSError:  # how a pseudo-terminal says that nobody writes to it any more
                break
            if not data:
                break
            shown.write(data)
    os.close(ours)
    return shown.getvalue().decode("utf-8")


def test_a_terminal_has_colours_and_a_summary(page_file: Path) -> None:
    shown = on_a_terminal(page_file)
    assert "\x1b[1;31m春耕开始\x1b[0m" in shown
    assert shown.splitlines()[-1] == "page.txt: 岭东日报 2022-05-19: 1 article, 0 notices, 0 warnings"


def test_no_color_is_respected(page_file: Path) -> None:
    assert "\x1b[" not in on_a_terminal(page_file, NO_COLOR="1")


def test_help_has_examples_and_each_option_in_them_exists(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    options, _, examples = shown.partition("examples:")
    used = {word for word in examples.split() if word.startswith("--")}
    assert used >= {"--html", "--json", "--markdown", "--tei", "--schema", "--explain", "--from", "--annotations"}
    assert [option for option in used if option not in options] == []
