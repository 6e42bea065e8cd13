"""Files as known programs write them: the shapes of public samples and of engines run on the project's own pages.

The texts are invented; elements, attributes and their order are those of the samples named in each test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from papercleaner import clean, readers
from papercleaner.source import Box, Source

OCR = Path(__file__).parent.parent / "fixtures" / "ocr"

#: OCR-D's ground truth in ALTO 2.0 (assets, kant_aufklaerung_1784-complex): styles that are nowhere defined, a block's
#: outline, margins that hold nothing, sizes before places.
OCRD_ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.loc.gov/standards/alto/ns-v2#"
 xmlns:page="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"
 xsi:schemaLocation="http://www.loc.gov/standards/alto/ns-v2# http://www.loc.gov/standards/alto/alto-v2.0.xsd">
  <Description><MeasurementUnit>pixel</MeasurementUnit></Description>
  <Layout>
    <Page ID="Page1" PHYSICAL_IMG_NR="1" HEIGHT="2084" WIDTH="1457">
      <TopMargin HEIGHT="250" WIDTH="1457" VPOS="0" HPOS="0"/>
      <LeftMargin HEIGHT="1580" WIDTH="468" VPOS="250" HPOS="0"/>
      <PrintSpace HEIGHT="1580" WIDTH="881" VPOS="250" HPOS="468">
        <TextBlock ID="r_1_1" HEIGHT="43" WIDTH="180" VPOS="294" HPOS="846">
          <Shape><Polygon POINTS="846,294 1026,294 1026,337 846,337"/></Shape>
          <TextLine ID="tl_1" BASELINE="336" HEIGHT="41" WIDTH="178" VPOS="295" HPOS="847">
            <String ID="w1" HEIGHT="40" WIDTH="40" VPOS="295" HPOS="847" STYLEREFS="Arial_12.0_______" CONTENT="第"/>
            <String ID="w2" HEIGHT="33" WIDTH="65" VPOS="302" HPOS="890" STYLEREFS="Arial_9.5_______" CONTENT="二版"/>
          </TextLine>
        </TextBlock>
      </PrintSpace>
    </Page>
  </Layout>
</alto>"""

#: A newspaper of Chronicling America (Library of Congress): 1/1200 inch, and a part of a word at a line's end.
LOC_ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://schema.ccs-gmbh.com/ALTO">
  <Description><MeasurementUnit>inch1200</MeasurementUnit></Description>
  <Styles><TextStyle ID="TS8" FONTFAMILY="Times New Roman" FONTSIZE="8"/>
   <ParagraphStyle ID="PAR0" ALIGN="Left"/></Styles>
  <Layout><Page ID="P1" PHYSICAL_IMG_NR="1" HEIGHT="28000" WIDTH="21000">
    <PrintSpace ID="SPACE" HEIGHT="26000" WIDTH="19000" HPOS="900" VPOS="900">
      <TextBlock xmlns:ns1="http://www.w3.org/1999/xlink" ID="TB.0001" STYLEREFS="TS8 PAR0" ns1:type="simple"
       HEIGHT="400" WIDTH="3000" HPOS="1000" VPOS="1000" language="zh">
        <TextLine ID="TB.0001_0" STYLEREFS="TS8 PAR0" HEIGHT="180.0" WIDTH="2800.0" HPOS="1000.0" VPOS="1000.0">
          <String ID="S1" STYLEREFS="TS8" HEIGHT="180.0" WIDTH="1200.0" HPOS="1000.0" VPOS="1000.0" CONTENT="本報訊"
           WC="0.95" CC="0 0 1"/><SP ID="SP1" HPOS="2200.0" VPOS="1000.0" WIDTH="400.0"/>
          <String ID="S2" HEIGHT="180.0" WIDTH="1200.0" HPOS="2600.0" VPOS="1000.0" CONTENT="Rail"
           SUBS_TYPE="HypPart1" SUBS_CONTENT="Railway"/><HYP CONTENT="-"/>
        </TextLine>
      </TextBlock>
    </PrintSpace></Page></Layout>
</alto>"""

#: eScriptorium and kraken in ALTO 4: kinds of regions and lines as tags, the default kind too; base lines as points.
KRAKEN_ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.loc.gov/standards/alto/ns-v4#"
 xsi:schemaLocation="http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-2.xsd">
  <Description><MeasurementUnit>pixel</MeasurementUnit>
    <sourceImageInformation><fileName>a.png</fileName></sourceImageInformation></Description>
  <Tags><OtherTag ID="BT1" LABEL="title" DESCRIPTION="block type title"/>
    <OtherTag ID="BT2" LABEL="text" DESCRIPTION="block type text"/>
    <OtherTag ID="LT1" LABEL="default" DESCRIPTION="line type"/></Tags>
  <Layout><Page WIDTH="1000" HEIGHT="1400" PHYSICAL_IMG_NR="0" ID="eSc_dummypage_">
    <PrintSpace HPOS="0" VPOS="0" WIDTH="1000" HEIGHT="1400">
      <TextBlock ID="eSc_textblock_1" TAGREFS="BT1"><Shape><Polygon POINTS="90 30 310 30 310 95 90 95"/></Shape>
        <TextLine ID="eSc_line_1" TAGREFS="LT1" BASELINE="100 86 300 88" HPOS="100" VPOS="40" WIDTH="200" HEIGHT="50">
          <Shape><Polygon POINTS="100 40 300 40 300 90 100 90"/></Shape>
          <String CONTENT="春耕开始" HPOS="100" VPOS="40" WIDTH="200" HEIGHT="50"></String></TextLine></TextBlock>
      <TextBlock ID="eSc_textblock_2" TAGREFS="BT2">
        <TextLine ID="eSc_line_2" TAGREFS="LT1" BASELINE="100 116 300 118" HPOS="100" VPOS="100"
         WIDTH="200" HEIGHT="20">
          <String CONTENT="昨日，各地农民下地。" HPOS="100" VPOS="100" WIDTH="200" HEIGHT="20"></String></TextLine>
      </TextBlock>
    </PrintSpace></Page></Layout>
</alto>"""

#: Transkribus in PAGE 2013: its own metadata, groups of the reading order, a text at every level, kinds in `custom`.
TRANSKRIBUS_PAGE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Metadata><Creator>Transkribus</Creator><Created>2024-06-25T14:38:03.922+02:00</Created>
    <LastChange>2024-07-03T14:50:05.531+02:00</LastChange>
    <TranskribusMetadata docId="1" pageId="2" pageNr="83" tsid="3" status="DONE" userId="4" imageId="5"/></Metadata>
  <Page imageFilename="a.jpg" imageWidth="1457" imageHeight="2084" type="content">
    <PrintSpace><Coords points="468,250 1349,250 1349,1830 468,1830"/></PrintSpace>
    <ReadingOrder><OrderedGroup id="ro_1" caption="Regions reading order">
      <RegionRefIndexed index="0" regionRef="r_1"/><RegionRefIndexed index="1" regionRef="r_2"/></OrderedGroup>
    </ReadingOrder>
    <TextRegion type="page-number" id="r_1" custom="readingOrder {index:0;} structure {type:page-number;}">
      <Coords points="846,294 1026,294 1026,337 846,337"/>
      <TextLine id="tl_1" primaryLanguage="Chinese" custom="readingOrder {index:0;}">
        <Coords points="847,295 1025,295 1025,336 847,336"/><Baseline points="847,338 1025,338"/>
        <Word id="w_1" custom="readingOrder {index:0;} textStyle {offset:0; length:1;fontSize:12.0;}">
          <Coords points="1025,335 847,335 847,295 1025,295"/><TextEquiv><Unicode>第二版</Unicode></TextEquiv>
          <TextStyle fontFamily="Song" fontSize="12.0"/></Word>
        <TextEquiv><Unicode>第二版</Unicode></TextEquiv>
      </TextLine>
      <TextEquiv><Unicode>第二版</Unicode></TextEquiv>
    </TextRegion>
    <TextRegion type="paragraph" id="r_2" custom="readingOrder {index:1;}">
      <Coords points="487,415 1338,415 1338,963 487,963"/>
      <TextLine id="tl_2" custom="readingOrder {index:0;}">
        <Coords points="529,416 1331,416 1331,461 529,461"/><Baseline points="529,453 1331,453"/>
        <TextEquiv><PlainText>昨日</PlainText><Unicode>昨日，各地农民下地。</Unicode></TextEquiv>
      </TextLine>
      <TextEquiv><Unicode>昨日，各地农民下地。</Unicode></TextEquiv>
    </TextRegion>
    <TableRegion id="t_1" custom="readingOrder {index:2;}"><Coords points="1,1 2,1 2,2 1,2"/>
      <TableCell row="0" col="0" id="c"><Coords points="1,1 1,2 2,2 2,1"/><CornerPts>0 1 2 3</CornerPts></TableCell>
    </TableRegion>
  </Page>
</PcGts>"""

#: kraken and OCR4all in PAGE 2019, with a prefix for the namespace.
PREFIXED_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<pc:PcGts xmlns:pc="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15" pcGtsId="a">
  <pc:Metadata><pc:Creator>kraken</pc:Creator><pc:MetadataItem type="processingStep" name="segmentation"/></pc:Metadata>
  <pc:Page imageFilename="folio.jpg" imageWidth="100" imageHeight="200">
    <pc:TextRegion id="r1" type="header"><pc:Coords points="0,0 90,0 90,40 0,40"/>
      <pc:TextLine id="r1_l1"><pc:Coords points="1,1 61,1 61,21 1,21"/><pc:Baseline points="1,18 61,18"/>
        <pc:Word id="r1_l1_w1"><pc:Coords points="1,1 61,1 61,21 1,21"/>
          <pc:Glyph id="g1"><pc:Coords points="1,1 21,1 21,21 1,21"/>
            <pc:TextEquiv><pc:Unicode>误</pc:Unicode></pc:TextEquiv></pc:Glyph>
          <pc:TextEquiv conf="0.5"><pc:Unicode>要闻版</pc:Unicode></pc:TextEquiv></pc:Word>
      </pc:TextLine></pc:TextRegion></pc:Page>
</pc:PcGts>"""

#: kraken in hOCR: outlines and cuts beside the boxes, alternatives in `ins` and `del` are not used.
KRAKEN_HOCR = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>
<meta name="ocr-system" content="kraken"/><meta name="ocr-capabilities" content="ocr_page ocr_line ocrx_word"/></head>
<body><div class="ocr_page" title="bbox 0 0 1000 1400; image a.png; ppageno 0">
 <div class="ocr_carea" id="region_1" title="bbox 90 30 310 95"><span class="ocr_line" id="line_0"
  title="bbox 100 40 300 90; poly 100 40 300 40 300 90 100 90; baseline 0 -4"><span class="ocrx_word" id="s_0"
  title="bbox 100 40 200 90; x_confs 0.98 0.99">春耕</span><span class="ocrx_word" id="s_1"
  title="bbox 200 40 300 90">开始</span></span></div></div>
<div class="ocr_page" title="bbox 0 0 1000 1400; ppageno 1"><span class="ocr_line" id="line_1"
  title="bbox 1 2 3 4">第二页</span></div></body></html>"""


def told(source: Source) -> list[tuple[str, Box, str, str]]:
    return [(source.text[line.start : line.stop], line.box, line.id, line.region) for line in source.lines]


def test_alto_2_of_ocrd() -> None:
    source = readers.alto(OCRD_ALTO.encode())
    assert told(source) == [("第二版", Box(847, 295, 1025, 336), "tl_1", "")]
    assert source.lines[0].font_size is None


def test_alto_1_of_chronicling_america() -> None:
    source = readers.alto(LOC_ALTO.encode())
    assert told(source) == [("本報訊 Rail -", Box(1000, 1000, 3800, 1180), "TB.0001_0", "")]
    assert (source.lines[0].font_size, source.lines[0].confidence) == (8, 0.95)


def test_alto_4_of_escriptorium_and_kraken() -> None:
    assert told(readers.alto(KRAKEN_ALTO.encode())) == [
        ("春耕开始", Box(100, 40, 300, 90), "eSc_line_1", "title"),
        ("昨日，各地农民下地。", Box(100, 100, 300, 120), "eSc_line_2", ""),
    ]


def test_page_2013_of_transkribus() -> None:
    assert told(readers.page_xml(TRANSKRIBUS_PAGE.encode())) == [
        ("第二版", Box(847, 295, 1025, 336), "tl_1", "page-number"),
        ("昨日，各地农民下地。", Box(529, 416, 1331, 461), "tl_2", ""),
    ]


def test_page_2019_with_a_prefix() -> None:
    assert told(readers.page_xml(PREFIXED_PAGE.encode())) == [("要闻版", Box(1, 1, 61, 21), "r1_l1", "header")]


def test_hocr_of_kraken_and_its_second_page() -> None:
    assert told(readers.hocr(KRAKEN_HOCR.encode())) == [("春耕开始", Box(100, 40, 300, 90), "line_0", "")]
    assert told(readers.hocr(KRAKEN_HOCR.encode(), page=1)) == [("第二页", Box(1, 2, 3, 4), "line_1", "")]


@pytest.mark.parametrize("page", [-1, 1])
def test_a_page_that_is_not_there_is_told(page: int) -> None:
    with pytest.raises(readers.ReadError, match=rf"<bytes>: expected a page {page}; the file has 1, numbered from 0"):
        readers.alto(LOC_ALTO.encode(), page=page)


def test_page_of_tesseract_is_read_with_its_places() -> None:
    source = readers.page_xml(OCR / "d11-rest.page.xml")
    assert len(source.lines) > 30
    assert source.text.startswith("06版 案与法\n")
    assert source.lines[0].box == Box(82, 90, 396, 121)
    assert source.lines[0].confidence == pytest.approx(0.9404)
    assert all(line.id for line in source.lines)


def test_rapidocr_gives_the_articles_of_the_page() -> None:
    page = clean(readers.paddle(OCR / "d11-rest.rapidocr.json"))
    headlines = ["拍卖公告贴到家门口“老赖”连夜凑齐74万元", "劝酒不劝驾同桌6人赔了18万"]
    assert ["".join(article.headline.split()) for article in page.articles] == headlines
    assert min(line.confidence or 0 for line in page.tiling.source.lines) > 0.5  # type: ignore[union-attr]
