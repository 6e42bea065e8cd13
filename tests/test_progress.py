"""A bar counts pages where somebody looks, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path

import pytest

MANY = "from papercleaner import clean_many; all(clean_many(['春耕\\n'] * 30, workers={}{}))"


def said(words: list[str]) -> tuple[bytes, bytes]:
    """What Python prints with these arguments: to standard output, and to standard error, which is a terminal."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, stderr=theirs) as running:
        os.close(theirs)
        out, _ = running.communicate(timeout=60)
    err = b""
    with suppress(OSError):  # Linux ends a terminal so
        while piece := os.read(ours, 4096):
            err += piece
    os.close(ours)
    assert running.returncode == 0, err
    return out, err


@pytest.mark.parametrize("workers", [1, 2])
def test_many_pages_are_counted(workers: int) -> None:
    pytest.importorskip("tqdm")
    out, err = said(["-c", MANY.format(workers, "")])
    assert out == b""
    assert b"30/30" in err


def test_a_batch_is_counted(tmp_path: Path) -> None:
    pytest.importorskip("tqdm")
    (tmp_path / "pages.jsonl").write_text('{"text": "春耕"}\n' * 30, "utf-8")
    words = ["-m", "papercleaner", "batch", str(tmp_path / "pages.jsonl"), "-o"]
    assert b"30 pages" in said([*words, str(tmp_path / "seen")])[1]
    assert said([*words, str(tmp_path / "unseen"), "--quiet"])[1] == b""


@pytest.mark.parametrize("setting", [", progress=False", ""])
def test_who_wants_no_bar_has_none(setting: str) -> None:
    hidden = "import sys; sys.modules['tqdm'] = None; " if not setting else ""
    assert said(["-c", hidden + MANY.format(1, setting)]) == (b"", b"")
