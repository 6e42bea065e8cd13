"""Back to the image: annotations and the TEI facsimile lead from each article to its place on the scan."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from papercleaner import Page, Source, SourceLine, clean, readers
from papercleaner.exports import Contents, from_tei, to_annotations, to_tei
from papercleaner.source import Box

FIXTURES = Path(__file__).parent.parent / "fixtures"
CANVAS = "https://example.org/iiif/1/canvas"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def placed() -> list[Page]:
    files = (readers.alto(FIXTURES / "ocr" / "d11-part.xml"), readers.hocr(FIXTURES / "ocr" / "d13-part.hocr"))
    given = [*files, readers.boxes(FIXTURES / "pages" / "d07-notices" / "boxes.json")]
    return [clean(source) for source in given]


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return placed()


def items(page: Page) -> list[Any]:
    return [*page.articles, *page.notices, *page.furniture]


def boxes(page: Page, item: Any) -> list[Box]:
    """The boxes of an item's lines, found without `regions`."""
    source = page.tiling.source
    assert source
    return [line.box for span in item.spans for line in source.lines_in(*span)]


def polygons(svg: str) -> list[list[tuple[float, float]]]:
    root = ET.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    (path,) = root
    parts = path.attrib["d"].removesuffix("Z").split("Z")
    return [[tuple(map(float, point.split(","))) for point in part.lstrip("M").split("L")] for part in parts]  # type: ignore[misc]


def inside(box: Box, polygon: Sequence[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    left, top, right, bottom = min(xs) - 0.1, min(ys) - 0.1, max(xs) + 0.1, max(ys) + 0.1
    return left <= box.left and top <= box.top and box.right <= right and box.bottom <= bottom


class TestAnnotations:
    def test_every_item_has_one_with_its_whole_text(self, pages: list[Page]) -> None:
        for page in pages:
            data = json.loads(json.dumps(page.to_annotations(CANVAS), ensure_ascii=False))
            assert len(data["items"]) == len(items(page))
            for item, annotation in zip(items(page), data["items"], strict=True):
                tag, text = annotation["body"]
                assert (tag["purpose"], text["purpose"]) == ("tagging", "supplementing")
                own = [paragraph.text for paragraph in item.paragraphs] if tag["value"] == "article" else [item.text]
                assert [part for part in own if part not in text["value"]] == []

    def test_every_line_of_an_item_is_in_a_polygon_of_its_target(self, pages: list[Page]) -> None:
        for page in pages:
            for item, annotation in zip(items(page), page.to_annotations(CANVAS)["items"], strict=True):
                svg, rectangle = annotation["target"]["selector"]
                columns = polygons(svg["value"])
                assert len(columns) == len(page.regions(item))
                assert [b for b in boxes(page, item) if not any(inside(b, polygon) for polygon in columns)] == []
                x, y, w, h = map(int, rectangle["value"].removeprefix("xywh=").split(","))
                around = [(x, y), (x + w, y + h)]
                assert all(inside(b, around) for b in boxes(page, item))

    def test_it_is_an_annotation_page_of_both_vocabularies(self, pages: list[Page]) -> None:
        data = pages[0].to_annotations(CANVAS)
        assert data["@context"] == [
            "http://www.w3.org/ns/anno.jsonld",
            "http://iiif.io/api/presentation/3/context.json",
        ]
        assert (data["type"], data["id"]) == ("AnnotationPage", f"{CANVAS}/annotations")
        ids = [annotation["id"] for annotation in data["items"]]
        assert len(set(ids)) == len(ids)
        for annotation in data["items"]:
            assert annotation["type"] == "Annotation"
            assert annotation["target"]["source"] == CANVAS
            kinds = [selector["type"] for selector in annotation["target"]["selector"]]
            assert kinds == ["SvgSelector", "FragmentSelector"]
        label = next(annotation["label"] for annotation in data["items"] if "label" in annotation)
        assert label == {"zh-Hans": [next(a.headline for a in pages[0].articles if a.headline)]}

    def test_the_scale_leads_to_the_pixels_of_the_canvas(self) -> None:
        page = clean(Source("春耕开始", (SourceLine(0, 4, Box(10.25, 20, 30, 40)),)))
        (annotation,) = page.to_annotations(CANVAS, id="urn:a", scale=2)["items"]
        svg, rectangle = annotation["target"]["selector"]
        assert polygons(svg["value"]) == [[(20.5, 40), (60, 40), (60, 80), (20.5, 80)]]
        assert rectangle["value"] == "xywh=20,40,40,40"
        assert annotation["id"] == "urn:a/1"

    def test_what_stands_nowhere_is_somewhere_on_the_canvas(self) -> None:
        text = "岭东日报\n\n春耕开始\n\n昨日，各地农民纷纷下地。\n"
        page = clean(Source(text, (SourceLine(0, 4, Box(0, 0, 40, 10)),)))
        targets = [annotation["target"] for annotation in page.to_annotations(CANVAS)["items"]]
        assert CANVAS in targets
        assert any(isinstance(target, dict) for target in targets)

    @pytest.mark.parametrize("page", [clean("春耕开始\n"), clean(""), Contents()])
    def test_a_page_without_boxes_is_an_error(self, page: Any) -> None:
        with pytest.raises(
            ValueError, match=r"no line of this page has a box; clean a Source of papercleaner\.readers"
        ):
            to_annotations(page, CANVAS)

    @pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf")])
    def test_a_scale_is_a_positive_number(self, pages: list[Page], scale: float) -> None:
        with pytest.raises(ValueError, match="scale must be a positive number"):
            pages[0].to_annotations(CANVAS, scale=scale)


def test_paragraphs_lead_to_their_own_lines(pages: list[Page]) -> None:
    for page in pages:
        for article in page.articles:
            of_article = {id_ for region in page.regions(article) for id_ in region.lines}
            of_paragraphs = [id_ for p in article.paragraphs for region in page.regions(p) for id_ in region.lines]
            assert set(of_paragraphs) <= of_article
            assert bool(of_paragraphs) == bool(article.paragraphs and of_article)


class TestFacsimile:
    def test_it_is_valid_tei_and_read_back(self, pages: list[Page], tei_grammar: Any) -> None:
        etree = pytest.importorskip("lxml.etree")
        for page in pages:
            written = page.to_tei(image="https://example.org/scan.jpg")
            tei_grammar.assertValid(etree.fromstring(written.encode()))
            assert from_tei(written).to_dict() == page.to_dict()

    def test_every_item_points_to_its_zones(self, pages: list[Page]) -> None:
        for page in pages:
            root = ET.fromstring(page.to_tei())
            zones = {zone.attrib[XML_ID]: zone for zone in root.iter(f"{TEI}zone")}
            pointing = {kind: [e for e in root.iter(f"{TEI}{kind}") if "facs" in e.attrib] for kind in ("div", "fw")}
            divs = [div for div in pointing["div"] if div.get("type") != "section"]
            written = [*divs, *pointing["fw"]]
            for item, element in zip(items(page), written, strict=True):
                found = [zones[pointer.removeprefix("#")] for pointer in element.attrib["facs"].split()]
                shapes = [[tuple(map(float, p.split(","))) for p in z.attrib["points"].split()] for z in found]
                regions = page.regions(item)
                assert shapes == [[(round(x, 2), round(y, 2)) for x, y in region.polygon] for region in regions]
                assert [zone.get("n", "").split() for zone in found] == [list(region.lines) for region in regions]
            used = {p.removeprefix("#") for e in root.iter() for p in e.get("facs", "").split()}
            assert used == set(zones)

    def test_the_surface_is_the_frame_of_the_zones(self, pages: list[Page]) -> None:
        root = ET.fromstring(pages[0].to_tei(image="scan.jpg"))
        (surface,) = root.iter(f"{TEI}surface")
        graphic, *zones = surface
        assert graphic.attrib == {"url": "scan.jpg"}
        right = max(float(p.split(",")[0]) for zone in zones for p in zone.attrib["points"].split())
        assert float(surface.attrib["lrx"]) == right
        assert surface.attrib["ulx"] == "0"

    def test_captions_have_zones(self) -> None:
        page = clean(readers.boxes(FIXTURES / "pages" / "d01-provincial-front" / "boxes.json"))
        assert any(article.captions for article in page.articles)
        figures = list(ET.fromstring(page.to_tei()).iter(f"{TEI}figure"))
        assert [figure for figure in figures if not figure.get("facs")] == []

    def test_text_alone_has_no_facsimile_but_may_have_an_image(self) -> None:
        assert "facsimile" not in clean("春耕开始").to_tei()
        assert '<graphic url="a.jpg" />' in clean("春耕开始").to_tei(image="a.jpg")
        assert "facsimile" not in to_tei(Contents())

    def test_ids_of_lines_are_words_without_control_characters(self) -> None:
        page = clean(readers.boxes([{"box": [0, 0, 40, 10], "text": "春耕开始", "id": "a b\x01"}]))
        (zone,) = ET.fromstring(page.to_tei()).iter(f"{TEI}zone")
        assert zone.attrib["n"] == "a%20b%01"
