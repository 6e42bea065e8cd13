"""Where the tools put what they fitted: the tables that `papercleaner.tables.rows` reads."""

from __future__ import annotations

from collections.abc import Mapping

from papercleaner.tables import FOLDER


def write(name: str, remark: str, rows: Mapping[str, str]) -> None:
    """Write a table, its rows by what they are of; the remark says what they say and which tool made them."""
    text = f"# {remark}.\n" + "".join(f"{key}\t{row}\n" for key, row in rows.items())
    (FOLDER / name).write_text(text, "utf-8")
