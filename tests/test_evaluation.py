"""The measure is itself measured: each figure falls for its own reason."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from papercleaner.evaluation import METRICS, Sample, Scores, Table, evaluate, samples, score
from papercleaner.evaluation.__main__ import main
from papercleaner.evaluation.compare import plain

RAW = """新河日报
春耕开始
本报记者 李明
农民下地，机声隆
隆。田里一片繁忙。

据悉，春耕将持续十天。
秋收结束
粮食入仓，各村都在忙着晾晒新收的谷物。
倾情服务读者"""


def at(text: str) -> list[int]:
    start = RAW.index(text)
    return [start, start + len(text)]


TRUTH: dict[str, Any] = {
    "issue": {"title": "新河日报", "page_no": "4", "editors": ["王五"]},
    "furniture": [{"text": "新河日报"}, {"text": "倾情服务读者"}],
    "blocks": [
        {
            "type": "article",
            "column": "",
            "kicker": "",
            "headline": "春耕开始",
            "subheads": [],
            "bylines": [{"role": "记者", "name": "李明"}],
            "paragraphs": [
                {"kind": "text", "text": "农民下地，机声隆隆。田里一片繁忙。"},
                {"kind": "text", "text": "据悉，春耕将持续十天。"},
            ],
            "photos": [],
        },
        {
            "type": "article",
            "headline": "秋收结束",
            "paragraphs": [{"kind": "text", "text": "粮食入仓，各村都在忙着晾晒新收的谷物。"}],
        },
    ],
}


def perfect() -> dict[str, Any]:
    """The page without a fault."""
    return {
        "issue": {"title": "新河日报"},
        "articles": [
            {
                "headline": "春耕开始",
                "bylines": [{"role": "本报记者", "name": "李明"}],
                "paragraphs": [
                    {
                        "text": "农民下地,机声隆隆。田里一片繁忙。",
                        "spans": [at("农民下地，机声隆"), at("隆。田里一片繁忙。")],
                    },
                    {"text": "据悉,春耕将持续十天。", "spans": [at("据悉，春耕将持续十天。")]},
                ],
            },
            {
                "headline": "秋收结束",
                "paragraphs": [
                    {
                        "text": "粮食入仓，各村都在忙着晾晒新收的谷物。",
                        "spans": [at("粮食入仓，各村都在忙着晾晒新收的谷物。")],
                    }
                ],
            },
        ],
    }


def scored(page: dict[str, Any], producer: str = "blocks") -> Scores:
    return score(TRUTH, RAW, page, producer)


def fallen(scores: Scores) -> set[str]:
    return {metric for metric in METRICS if getattr(scores, metric) not in (None, 1.0)}


def test_a_page_without_a_fault_scores_one_everywhere() -> None:
    scores = scored(perfect())
    assert [getattr(scores, metric) for metric in METRICS] == [1.0] * len(METRICS)
    assert (scores.mean, scores.joins, scores.over_joins, scores.under_joins) == (1.0, 1.0, 0, 0)
    assert (scores.splits, scores.merges, scores.faults) == (0, 0, ())


def test_an_empty_page_scores_nothing_but_clean_articles() -> None:
    scores = scored({})
    assert (scores.articles, scores.headline, scores.bylines, scores.text, scores.issue) == (0.0, 0.0, 0.0, 0.0, 0.0)
    assert scores.furniture == 1.0
    assert scores.joins is None


def test_a_wrong_headline_costs_headline_and_titles_only() -> None:
    page = perfect()
    page["articles"][0]["headline"] = "农民下地"
    assert fallen(scored(page)) == {"headline", "titles"}
    assert any(fault.startswith("headline: 春耕开始") for fault in scored(page).faults)


def test_a_right_name_with_a_wrong_role_is_half_right() -> None:
    page = perfect()
    page["articles"][0]["bylines"][0]["role"] = "通讯员"
    assert scored(page).bylines == 0.5


def test_a_name_that_the_engine_destroyed_is_not_asked_for() -> None:
    truth = copy.deepcopy(TRUTH)
    truth["blocks"][0]["bylines"].append({"role": "通讯员", "name": "季芳"})
    assert score(truth, RAW, perfect(), "blocks").bylines == 1.0


def test_furniture_inside_an_article_is_found() -> None:
    page = perfect()
    page["articles"][1]["paragraphs"].append({"text": "倾情服务读者", "spans": [at("倾情服务读者")]})
    assert scored(page).furniture == 0.5


def test_a_torn_paragraph_is_an_under_join() -> None:
    page = perfect()
    first, second = page["articles"][0]["paragraphs"]
    page["articles"][0]["paragraphs"] = [
        {"text": "农民下地,机声隆", "spans": first["spans"][:1]},
        {"text": "隆。田里一片繁忙。", "spans": first["spans"][1:]},
        second,
    ]
    scores = scored(page)
    assert (scores.joins, scores.over_joins, scores.under_joins) == (0.0, 0, 1)
    assert fallen(scores) == {"paragraphs"}


def test_two_paragraphs_run_together_are_an_over_join() -> None:
    page = perfect()
    first, second = page["articles"][0]["paragraphs"]
    joined = {"text": first["text"] + second["text"], "spans": first["spans"] + second["spans"]}
    page["articles"][0]["paragraphs"] = [joined]
    scores = scored(page)
    assert (scores.over_joins, scores.under_joins) == (1, 0)
    assert scores.joins == pytest.approx(2 / 3)
    assert fallen(scores) == {"paragraphs"}


def test_an_article_cut_in_two_is_a_split() -> None:
    page = perfect()
    first, second = page["articles"][0]["paragraphs"]
    page["articles"][0]["paragraphs"] = [first]
    page["articles"].append({"headline": "", "paragraphs": [second]})
    assert (scored(page).splits, scored(page).merges) == (1, 0)


def test_an_article_swallowed_by_another_is_a_merge() -> None:
    page = perfect()
    page["articles"][0]["paragraphs"] += page["articles"].pop(1)["paragraphs"]
    assert (scored(page).splits, scored(page).merges) == (0, 1)


def test_recognition_errors_are_forgiven_where_an_engine_read_the_page() -> None:
    page = perfect()
    page["articles"][1]["paragraphs"][0]["text"] = "粮食入仓，各村都在忙看晾晒新收的谷物。"
    assert scored(page, "blocks").articles == 0.5
    assert scored(page, "tesseract").articles == 1.0


def test_the_script_does_not_matter_where_an_engine_read_the_page() -> None:
    page = perfect()
    page["articles"][1]["headline"] = "秋收結束"
    assert scored(page, "blocks").headline == 0.5
    assert scored(page, "rapidocr").headline == 1.0


@pytest.mark.parametrize(
    ("one", "other"), [("１２", "12"), ("「好」", "“好”"), ("A — B", "A—B"), ("……", "..."), ("３．５", "3·5")]
)
def test_what_a_reader_does_not_see_is_no_difference(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def write_folder(folder: Path, *, flat: bool) -> Path:
    files = {"p1.gold.json": TRUTH, "p1.blocks.txt": RAW} if flat else {"p1/truth.json": TRUTH, "p1/blocks.txt": RAW}
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name).write_bytes(text.encode("utf-8"))
    return folder


@pytest.mark.parametrize("flat", [True, False])
def test_both_layouts_of_a_folder_are_read(tmp_path: Path, flat: bool) -> None:
    (sample,) = samples(write_folder(tmp_path, flat=flat))
    assert (sample.page, sample.producer, sample.name) == ("p1", "blocks", "p1.blocks")
    assert sample.read() == (RAW, TRUTH)


def test_a_text_without_a_truth_is_left_out(tmp_path: Path) -> None:
    write_folder(tmp_path, flat=True)
    (tmp_path / "p2.blocks.txt").write_text("x", "utf-8")
    assert [sample.name for sample in samples(tmp_path)] == ["p1.blocks"]


def test_another_system_can_be_measured(tmp_path: Path) -> None:
    table = evaluate(write_folder(tmp_path, flat=True), system=lambda text: perfect())
    assert table.mean("mean") == 1.0
    assert table.mean("joins", producer="blocks") == 1.0
    assert table.mean("joins", producer="lines") is None


def test_only_restricts_to_a_page_or_a_producer(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, flat=True)
    for only in ("p1", "p1.blocks", ".blocks"):
        assert list(evaluate(folder, only=only, system=lambda text: perfect()).rows) == ["p1.blocks"]
    with pytest.raises(ValueError, match="that matches p2"):
        evaluate(folder, only="p2", system=lambda text: perfect())


def test_the_table_shows_pages_producers_and_all() -> None:
    lines = str(Table({"p1.blocks": scored(perfect()), "p1.lines": scored({})})).splitlines()
    assert lines[0].split()[:3] == ["articles", "titles", "headline"]
    assert [line.split("  ")[0] for line in lines[1:]] == ["p1.blocks", "p1.lines", "ALL .blocks", "ALL .lines", "ALL"]
    assert "1.000" in lines[1]
    assert "-" in lines[2].split()


def test_the_command_prints_the_table_and_writes_the_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "scores.json"
    assert main([str(write_folder(tmp_path, flat=False)), "--explain", "--json", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "== p1.blocks" in printed
    assert "ALL .blocks" in printed
    assert set(METRICS) < set(json.loads(out.read_text("utf-8"))["p1.blocks"])


def test_the_command_says_when_there_is_nothing_to_measure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "missing")]) == 2
    assert "is no folder of pages" in capsys.readouterr().err
    assert main([str(tmp_path)]) == 2
    assert "holds no page with a truth" in capsys.readouterr().err


def test_the_samples_of_a_folder_come_sorted_by_page_and_producer() -> None:
    found = samples(Path(__file__).parent.parent / "fixtures" / "pages")
    assert found == sorted(found)
    assert Sample("seed", "blocks", *found[-1][2:]) == found[-1]
