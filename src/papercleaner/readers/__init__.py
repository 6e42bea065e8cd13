"""OCR files as they come: each reader makes a `Source`, a text whose lines know where they stand on the image.

Every reader takes a path, an open file or bytes, and raises `ReadError`, which names the file, the line and what was
expected. Readers keep the order of the file; the pass `geometry` finds the reading order. The XML formats need lxml
(`pip install papercleaner[xml]`).
"""

from papercleaner.readers.alto import alto
from papercleaner.readers.assemble import ReadError
from papercleaner.readers.engines import boxes, paddle
from papercleaner.readers.hocr import hocr
from papercleaner.readers.page_xml import page_xml

__all__ = ["ReadError", "alto", "boxes", "hocr", "paddle", "page_xml"]
