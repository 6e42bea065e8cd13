"""The command line: what it prints, and how it fails."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from papercleaner import Page, clean
from papercleaner.__main__ import main

Capture = pytest.CaptureFixture[str]
PAGE = "春耕开始\n\n本报讯 记者程雪报道 昨日，我省召开新闻发布会，宣布春耕开始。各地农民纷纷下地。\n"


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.encode("utf-8"))
    return file


def one_line(captured: str) -> str:
    """The only line on standard error."""
    (line,) = captured.splitlines()
    return line


def test_the_readable_view_is_the_default(page_file: Path, capsys: Capture) -> None:
    assert main([str(page_file)]) == 0
    assert capsys.readouterr().out == clean(PAGE).to_text() + "\n"


def test_json_is_one_line_of_the_page(page_file: Path, capsys: Capture) -> None:
    assert main(["--json", str(page_file)]) == 0
    assert capsys.readouterr().out == clean(PAGE).to_json() + "\n"


def test_explain_prints_the_trace(page_file: Path, capsys: Capture) -> None:
    assert main(["--explain", str(page_file)]) == 0
    assert capsys.readouterr().out == clean(PAGE).explain() + "\n"


def test_script_converts_the_output(page_file: Path, capsys: Capture) -> None:
    assert main(["--script", "traditional", str(page_file)]) == 0
    assert "新聞發布會" in capsys.readouterr().out.replace("佈", "布")


def test_several_files_give_json_lines(page_file: Path, capsys: Capture) -> None:
    assert main([str(page_file), str(page_file)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["file"] for row in rows] == [str(page_file)] * 2
    assert rows[0]["articles"] == json.loads(clean(PAGE).to_json())["articles"]


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("utf-8"))))
    assert main(["--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "papercleaner.page/1"


def test_a_missing_file_is_one_line_and_status_2(tmp_path: Path, capsys: Capture) -> None:
    assert main([str(tmp_path / "missing.txt")]) == 2
    captured = capsys.readouterr()
    assert "missing.txt" in one_line(captured.err)
    assert captured.out == ""


def test_a_directory_is_one_line_and_status_2(tmp_path: Path, capsys: Capture) -> None:
    assert main([str(tmp_path)]) == 2
    assert str(tmp_path) in one_line(capsys.readouterr().err)


def test_undecodable_bytes_are_one_line_that_names_the_option(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "gb.txt"
    file.write_bytes(PAGE.encode("gb18030"))
    assert main([str(file)]) == 2
    line = one_line(capsys.readouterr().err)
    assert "not UTF-8 at byte 0" in line
    assert "--encoding gb18030" in line
    assert "--encoding utf-16" in line


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "big5hkscs", "utf-8-sig"])
def test_a_declared_encoding_is_read(tmp_path: Path, capsys: Capture, encoding: str) -> None:
    text = "昨日，我省召開記者會。" if encoding == "big5hkscs" else PAGE
    file = tmp_path / "page.txt"
    file.write_bytes(text.encode(encoding))
    assert main(["--json", "--encoding", encoding, str(file)]) == 0
    assert capsys.readouterr().out == clean(text).to_json() + "\n"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.encode("utf-8-sig"))
    assert main(["--json", str(file)]) == 0
    assert capsys.readouterr().out == clean(PAGE).to_json() + "\n"


@pytest.mark.parametrize("encoding", ["klingon", "base64"])
def test_an_unknown_encoding_is_status_2(page_file: Path, capsys: Capture, encoding: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--encoding", encoding, str(page_file)])
    assert stopped.value.code == 2
    assert "unknown text encoding" in capsys.readouterr().err


def test_a_bad_file_does_not_stop_the_others(page_file: Path, capsys: Capture) -> None:
    assert main([str(page_file.with_name("missing.txt")), str(page_file)]) == 2
    captured = capsys.readouterr()
    assert "missing.txt" in one_line(captured.err)
    assert json.loads(captured.out)["file"] == str(page_file)


def test_explain_takes_one_file(page_file: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--explain", str(page_file), str(page_file)])
    assert stopped.value.code == 2
    assert "takes one file" in capsys.readouterr().err


def test_the_module_is_the_command_and_writes_utf8_in_any_locale(page_file: Path) -> None:
    command = [sys.executable, "-m", "papercleaner", str(page_file)]
    done = subprocess.run(
        command, capture_output=True, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert done.stderr == b""
    assert (done.returncode, done.stdout.decode("utf-8")) == (0, clean(PAGE).to_text() + "\n")


def test_a_blank_page_prints_a_blank_view(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "blank.txt"
    file.write_bytes(b" \n\n")
    assert main([str(file)]) == 0
    assert capsys.readouterr().out.strip() == ""
    assert isinstance(clean(" \n\n"), Page)
