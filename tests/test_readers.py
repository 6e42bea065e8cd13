"""Readers: files of each format give lines with boxes; what is no such file is refused with its name and place."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from papercleaner import readers
from papercleaner.readers import ReadError, files
from papercleaner.source import Box, Source

OCR = Path(__file__).parent.parent / "fixtures" / "ocr"

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="{namespace}">
 <Styles><TextStyle ID="BIG" FONTSIZE="24"/><TextStyle ID="TXT" FONTSIZE="9.5"/></Styles>
 <Tags><LayoutTag ID="T1" LABEL="heading"/></Tags>
 <Layout><Page ID="P1" WIDTH="1000" HEIGHT="1400">
  <TopMargin><TextBlock ID="B0"><TextLine ID="L0" HPOS="10" VPOS="5" WIDTH="60" HEIGHT="20">
   <String CONTENT="第二版" HPOS="10" VPOS="5" WIDTH="60" HEIGHT="20" WC="0.5"/></TextLine></TextBlock></TopMargin>
  <PrintSpace><ComposedBlock ID="C1">
   <TextBlock ID="B1" TAGREFS="T1" STYLEREFS="BIG"><TextLine ID="L1">
    <String CONTENT="工人" HPOS="100" VPOS="40" WIDTH="100" HEIGHT="50" WC="0.9"/><SP WIDTH="4"/>
    <String CONTENT="日报" HPOS="204" VPOS="40" WIDTH="96" HEIGHT="50" WC="0.7"/></TextLine></TextBlock>
   <TextBlock ID="B2" STYLEREFS="TXT"><TextLine ID="L2" HPOS="100" VPOS="100" WIDTH="220" HEIGHT="20">
    <String CONTENT="本报讯" HPOS="100" VPOS="100" WIDTH="60" HEIGHT="20"/><SP/>
    <String CONTENT="记者" HPOS="200" VPOS="100" WIDTH="40" HEIGHT="20"/><SP/>
    <String CONTENT="APP" HPOS="245" VPOS="100" WIDTH="30" HEIGHT="20"/><HYP CONTENT="-"/></TextLine>
    <TextLine ID="L3" HPOS="1" VPOS="1" WIDTH="1" HEIGHT="1"/></TextBlock>
  </ComposedBlock></PrintSpace></Page></Layout></alto>"""

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/{version}">
 <Page imageFilename="a.jpg" imageWidth="1000" imageHeight="1400">
  <TextRegion id="r1" type="heading"><Coords points="100,40 300,40 300,90 100,90"/>
   <TextLine id="l1"><Coords points="100,40 300,42 300,90 100,88"/>
    <TextEquiv index="1"><Unicode>工大日报</Unicode></TextEquiv>
    <TextEquiv index="0" conf="0.75"><Unicode>工人日报</Unicode></TextEquiv></TextLine></TextRegion>
  <TextRegion id="r2" custom="structure {{type:caption;}}"><Coords points="0,0 10,0 10,10"/>
   <TextLine id="l2"><Coords points="100,100 280,100 280,120 100,120"/>
    <Word id="w1"><Coords points="100,100 160,100 160,120 100,120"/>
     <TextEquiv><Unicode>本报讯</Unicode></TextEquiv></Word>
    <Word id="w2"><Coords points="164,100 204,100 204,120 164,120"/>
     <TextEquiv><Unicode>记者</Unicode></TextEquiv></Word>
    <TextStyle fontSize="9.5"/></TextLine></TextRegion>
  <AdvertRegion id="a1"><Coords points="0,0 10,0 10,10"/>
   <TextRegion id="r3" type="paragraph"><Coords points="500,100 600,100 600,140 500,140"/>
    <TextLine id="l4"><Coords points="500,100 600,120"/><TextEquiv><Unicode/></TextEquiv></TextLine>
    <TextEquiv><Unicode>招租
电话</Unicode></TextEquiv></TextRegion></AdvertRegion></Page></PcGts>"""

HOCR = """<html><head><meta name="ocr-system" content="x"></head><body>
<div class="ocr_page" title='image "a.png"; bbox 0 0 1000 1400'>
 <div class="ocr_carea"><p class="ocr_par">
  <span class="ocr_header" id="l1" title="bbox 100 40 300 90; x_size 50">工人日报</span><br>
  <span class="ocr_line" id="l2" title="bbox 100 100 240 120; x_fsize 9"><span class="ocrx_word"
   title="bbox 100 100 160 120; x_wconf 90">本报讯</span> <span class="ocrx_word"
   title="bbox 164 100 204 120; x_wconf 70"><strong>记者</strong></span></span></p></div>
 <span class="ocr_caption" id="l3" title="bbox 0 500 90 520">图为现场。</span></div></body></html>"""


@pytest.mark.parametrize(
    "namespace",
    [
        "",
        "http://schema.ccs-gmbh.com/ALTO",
        *(f"http://www.loc.gov/standards/alto/ns-v{n}#" for n in (2, 3, 4)),
    ],
)
def test_alto_of_every_version_gives_lines_with_boxes_styles_and_regions(namespace: str) -> None:
    source = readers.alto(ALTO.format(namespace=namespace).encode())
    assert source.text == "第二版\n工人日报\n本报讯 记者 APP -"
    assert [line.id for line in source.lines] == ["L0", "L1", "L2"]
    assert source.lines[1].box == Box(100, 40, 300, 90)  # from its strings: the line itself has none
    assert [line.region for line in source.lines] == ["header", "heading", ""]
    assert [line.font_size for line in source.lines] == [None, 24, 9.5]
    assert source.lines[1].confidence == pytest.approx(0.8)
    assert [source.text[line.start : line.stop] for line in source.lines] == source.text.split("\n")


@pytest.mark.parametrize("version", ["2013-07-15", "2017-07-15", "2019-07-15"])
def test_page_xml_gives_lines_from_words_and_from_regions_without_lines(version: str) -> None:
    source = readers.page_xml(PAGE.format(version=version).encode())
    assert source.text == "工人日报\n本报讯记者\n招租\n电话"
    assert [line.region for line in source.lines] == ["heading", "caption", "advertisement", "advertisement"]
    assert source.lines[0].box == Box(100, 40, 300, 90)
    assert source.lines[0].confidence == 0.75
    assert source.lines[1].font_size == 9.5
    assert [line.box for line in source.lines[2:]] == [Box(500, 100, 600, 120), Box(500, 120, 600, 140)]


def test_page_xml_of_2010_has_points_of_its_own() -> None:
    old = PAGE.format(version="2010-03-19").replace(
        '<Coords points="100,40 300,42 300,90 100,88"/>',
        '<Coords><Point x="100" y="40"/><Point x="300" y="42"/><Point x="300" y="90"/></Coords>',
    )
    assert readers.page_xml(old.encode()).lines[0].box == Box(100, 40, 300, 90)


def test_hocr_may_be_html_and_lines_may_have_no_words() -> None:
    source = readers.hocr(HOCR.encode())
    assert source.text == "工人日报\n本报讯记者\n图为现场。"
    assert [line.region for line in source.lines] == ["", "", "caption"]
    assert source.lines[1].box == Box(100, 100, 240, 120)
    assert source.lines[1].confidence == pytest.approx(0.8)
    assert source.lines[1].font_size == 9


@pytest.mark.parametrize("page", ["d11-part", "d13-part"])
def test_hocr_and_alto_of_tesseract_say_the_same(page: str) -> None:
    hocr, alto = readers.hocr(OCR / f"{page}.hocr"), readers.alto(OCR / f"{page}.xml")
    assert len(hocr.lines) > 90
    assert hocr.text == alto.text
    assert [line.box for line in hocr.lines] == [line.box for line in alto.lines]


QUAD = [[10, 20], [70, 22], [70, 42], [10, 40]]
LINE = ("本报讯", Box(10, 20, 70, 42))


@pytest.mark.parametrize(
    "result",
    [
        pytest.param([[[QUAD, ("本报讯", 0.9)]]], id="PaddleOCR 2, pages"),
        pytest.param([[QUAD, ["本报讯", 0.9]]], id="PaddleOCR 2, lines"),
        pytest.param([[QUAD, "本报讯", 0.9]], id="RapidOCR 1"),
        pytest.param(([[QUAD, "本报讯", "0.9"]], [0.1, 0.2]), id="RapidOCR 1, with seconds"),
        pytest.param([{"box": QUAD, "txt": "本报讯", "score": 0.9}], id="RapidOCR 3, JSON"),
        pytest.param({"rec_texts": ["本报讯"], "rec_scores": [0.9], "rec_polys": [QUAD]}, id="PaddleOCR 3"),
        pytest.param([{"res": {"rec_texts": ["本报讯"], "rec_boxes": [[10, 20, 70, 42]]}}], id="PaddleOCR 3, JSON"),
        pytest.param(
            [
                {
                    "type": "text",
                    "bbox": [0, 0, 9, 9],
                    "res": [{"text": "本报讯", "confidence": 0.9, "text_region": QUAD}],
                }
            ],
            id="PP-Structure",
        ),
    ],
)
def test_paddle_reads_what_the_versions_return_and_write(result: Any) -> None:
    for given in (result, json.dumps(result).encode()):
        source = readers.paddle(given)
        assert (source.text, source.lines[0].box) == LINE
        assert source.lines[0].confidence in (0.9, None)


def test_paddle_reads_the_object_of_rapidocr_and_arrays() -> None:
    array = SimpleNamespace(tolist=lambda: [QUAD])
    source = readers.paddle(SimpleNamespace(txts=("本报讯",), boxes=array, scores=(0.9,)))
    assert (source.text, source.lines[0].box) == LINE
    assert readers.paddle([None]) == Source("")
    assert readers.paddle(SimpleNamespace(txts=None, boxes=None, scores=None)) == Source("")


def test_pp_structure_keeps_the_words_for_regions() -> None:
    result = [{"type": "title", "res": [{"text": "工人日报", "text_region": QUAD}]}]
    assert readers.paddle(result).lines[0].region == "title"


def test_boxes_keep_ids_and_leave_out_lines_without_text() -> None:
    given = [{"box": [0, 0, 60, 20], "text": "本报\n讯", "id": "a"}, {"box": [0, 30, 60, 50], "text": " "}]
    source = readers.boxes(given)
    assert source.text == "本报 讯"
    assert [line.id for line in source.lines] == ["a"]


def test_a_path_a_file_and_bytes_are_read_alike(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(ALTO.format(namespace=""), "utf-8")
    with file.open("rb") as binary, file.open(encoding="utf-8") as text:
        assert readers.alto(file) == readers.alto(str(file)) == readers.alto(binary) == readers.alto(text)
    declared = ALTO.format(namespace="").replace("UTF-8", "GB18030")
    assert readers.alto(declared.encode("gb18030")) == readers.alto(io.StringIO(declared)) == readers.alto(file)


@pytest.mark.parametrize("reader", [readers.alto, readers.page_xml, readers.hocr, readers.boxes, readers.paddle])
def test_what_is_no_file_is_a_type_error_and_a_text_is_no_path(reader: Callable[[Any], Source], tmp_path: Path) -> None:
    for given in (None, 5, object()):
        with pytest.raises(TypeError, match="a reader takes a path, an open file or bytes, not"):
            reader(given)
    for text in ("<alto/>", ' [{"box": [0, 0, 1, 1], "text": "甲"}]'):
        with pytest.raises(ReadError, match="expected a path, not the text of a file"):
            reader(text)
    with pytest.raises(FileNotFoundError):
        reader(tmp_path / "none.xml")
    with pytest.raises(IsADirectoryError):
        reader(tmp_path)


BOMB = '<!DOCTYPE alto [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE alto [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'
READERS = [
    (readers.alto, "<alto>{}</alto>"),
    (readers.page_xml, "<PcGts>{}</PcGts>"),
    (readers.hocr, "<html>{}</html>"),
]


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE], ids=["bomb", "external"])
@pytest.mark.parametrize(("reader", "text"), READERS)
def test_entities_are_refused(reader: Callable[[bytes], Source], text: str, doctype: str) -> None:
    with pytest.raises(ReadError, match=r"<bytes>, line 2: expected .* without entities of its own"):
        reader(('<?xml version="1.0"?>\n' + doctype + text.format("&a;")).encode())


@pytest.mark.parametrize(("reader", "text"), READERS)
def test_a_bomb_in_another_encoding_is_refused(reader: Callable[[bytes], Source], text: str) -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?>\n' + BOMB.replace(
        "DOCTYPE alto", f"DOCTYPE {text[1 : text.index('>')]}"
    )
    with pytest.raises(ReadError, match=r"<bytes>, line 1: expected .* without entities of its own"):
        reader((declared + text.format("&b;")).encode("utf-16"))


def test_entities_in_another_encoding_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    alto = ALTO.format(namespace="").replace("<alto", f'<!DOCTYPE alto [<!ENTITY a SYSTEM "{secret}">]><alto')
    with pytest.raises(ReadError, match="expected"):
        readers.alto(alto.replace('"工人"', '"&a;"').replace("UTF-8", "UTF-16").encode("utf-16"))


@pytest.mark.parametrize(("reader", "text"), READERS)
def test_a_truncated_file_is_refused_with_its_line(reader: Callable[[bytes], Source], text: str) -> None:
    whole = '<?xml version="1.0"?>\n' + text.format("\n<p>\n</p>\n")
    for stop in (len(whole) - 4, len(whole) // 2):
        with pytest.raises(ReadError, match=r"<bytes>, line \d: expected .*, well-formed"):
            reader(whole[:stop].encode())
    with pytest.raises(ReadError, match=r"up to its </html>"):
        readers.hocr(HOCR[:-30].encode())


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "huge.xml"
    with file.open("wb") as out:
        out.seek(200 * 2**20)
        out.write(b"x")
    for given in (file, io.BytesIO(b" " * (files.LARGEST + 1)), b" " * (files.LARGEST + 1)):
        with pytest.raises(ReadError, match=r"expected one page of at most 32 MB"):
            readers.alto(given)


@pytest.mark.parametrize(
    ("reader", "given", "expected"),
    [
        (readers.alto, PAGE.format(version=""), r"line 2: expected an ALTO file \(<alto>\), not <PcGts>"),
        (readers.alto, "<alto/>", r"line 1: expected a <Page> in <Layout>"),
        (readers.alto, ALTO.replace('VPOS="40"', 'VPOS="?"'), r"line 10: expected VPOS of <String> to be a number"),
        (readers.alto, ALTO.replace('VPOS="40"', 'VPOS="NaN"'), r"line 10: expected VPOS of <String> to be a number"),
        (readers.page_xml, PAGE.replace('index="1"', 'index="x"'), r"line 6: expected index of <TextEquiv> to be a"),
        (readers.page_xml, PAGE.replace("100,40 300,42", "100,40 inf,42"), r"line 5: expected points 'x,y x,y …' of"),
        (readers.boxes, '[{"box": [0, 0, NaN, 1], "text": "a"}]', r"item 0: expected a box \[x0, y0, x1, y1\]"),
        (readers.boxes, '[{"box": [0, 0, 1, 1], "text": "a", "confidence": Infinity}]', r"expected confidence to be a"),
        (readers.page_xml, "<PcGts/>", r"line 1: expected a <Page>"),
        (readers.page_xml, PAGE.replace("100,40 300,42", "100,40;300"), r"line 5: expected points 'x,y x,y …' of"),
        (readers.hocr, "<html></html>", r"expected an element of class ocr_page"),
        (readers.hocr, HOCR.replace("bbox 100 40", "bbox 100"), r"line 4: expected 'bbox x0 y0 x1 y1' in the title of"),
        (readers.boxes, '[{"text": "a"}]', r"item 0: expected a box \[x0, y0, x1, y1\]"),
        (readers.boxes, '[{"box": [0, 0, 1, 1]}]', r"item 0: expected a list of"),
        (readers.boxes, '{"box": 1}', r"expected a list of"),
        (readers.boxes, '[\n{"box": [0,', r"line 2: expected JSON"),
        (readers.boxes, "[" * 100_000, r"expected"),
        (readers.paddle, '{"rec_texts": ["a"], "rec_boxes": []}', r"expected texts, boxes and scores in lists of one"),
        (readers.paddle, '[{"text": 1}]', r"item 0: expected the lines of PaddleOCR"),
        (readers.paddle, '[[[[0, 0], [1]], ["a", 1]]]', r"item 0: expected a box"),
        (readers.paddle, '[[[[0, 0], [1, 1]], ["a", "much"]]]', r"expected confidence to be a number, not 'much'"),
    ],
)
def test_what_is_no_such_file_is_refused(reader: Callable[[bytes], Source], given: str, expected: str) -> None:
    with pytest.raises(ReadError, match=expected) as error:
        reader(given.replace("{namespace}", "").replace("{version}", "2019-07-15").encode())
    assert str(error.value).startswith("<bytes>")
