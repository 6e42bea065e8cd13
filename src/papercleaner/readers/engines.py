"""Lines as engines return them: lists in memory, or the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from papercleaner.readers.assemble import Line, ReadError, assemble, finite, hull
from papercleaner.readers.files import Readable, load
from papercleaner.source import Box, Source

_BOXES = 'a list of {"box": [x0, y0, x1, y1], "text": "…"}'
_PADDLE = "the lines of PaddleOCR or RapidOCR: [[points, (text, confidence)], …], or rec_texts with rec_boxes"


def boxes(given: Readable | Sequence[Mapping[str, Any]]) -> Source:
    """Read lines in the plainest form: a list of `{"box": [x0, y0, x1, y1], "text": …}`, or that list as JSON.

    A line may also have `id`, `font_size` (points), `confidence` (0 to 1) and `region` (the producer's word for it).

    >>> boxes([{"box": [0, 0, 60, 20], "text": "本报讯"}]).lines[0].box
    Box(left=0.0, top=0.0, right=60.0, bottom=20.0)

    Raises
    ------
    ReadError
        Where the data has another form: the message names the file and the item.

    """
    name, data = _data(given)
    return assemble(_plain(name, n, item) for n, item in enumerate(_items(name, data, _BOXES)))


def _plain(name: str, n: int, item: Any) -> Line:  # noqa: ANN401 - whatever JSON holds
    where = f"{name}, item {n}"
    if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
        raise ReadError(f"{where}: expected {_BOXES}")
    return Line(
        item["text"],
        _box(where, item.get("box")),
        str(item.get("id") or ""),
        _number(where, "font_size", item.get("font_size")),
        _number(where, "confidence", item.get("confidence")),
        str(item.get("region") or ""),
    )


def paddle(given: Readable | Sequence[Any] | Mapping[str, Any]) -> Source:
    """Read the result of PaddleOCR (2 and 3, PP-Structure) or RapidOCR for one page, in memory or as JSON.

    Raises
    ------
    ReadError
        Where the data has another form: the message names the file and the item.

    """
    name, data = _data(given)
    return assemble(_results(name, data, ""))


def _results(name: str, data: Any, region: str) -> Iterator[Line]:  # noqa: ANN401 - whatever JSON holds
    """Walk down to the lines: pages hold regions, regions hold lines, in whichever nesting a version has."""
    if isinstance(data, Mapping):
        yield from _mapping(name, data, region)
    elif _is_line(data):
        yield _line(name, data, region)
    elif isinstance(data, Sequence) and not isinstance(data, str):
        for n, item in enumerate(data):
            if item is None or isinstance(item, int | float):  # an empty page; RapidOCR's seconds behind the lines
                continue
            yield from _results(f"{name}, item {n}", item, region)
    else:
        raise ReadError(f"{name}: expected {_PADDLE}")


def _mapping(name: str, data: Mapping[str, Any], region: str) -> Iterator[Line]:
    if "rec_texts" in data:  # PaddleOCR 3
        polygons = next((data[key] for key in ("rec_polys", "dt_polys", "rec_boxes") if key in data), None)
        yield from _columns(name, data["rec_texts"], polygons, data.get("rec_scores"), region)
    elif "txts" in data:  # RapidOCR 2 and 3
        yield from _columns(name, data["txts"], data.get("boxes"), data.get("scores"), region)
    elif "res" in data:  # PP-Structure; PaddleOCR 3 wraps its JSON so too
        if not isinstance(data["res"], Mapping) or "rec_texts" in data["res"]:
            yield from _results(name, data["res"], str(data.get("type") or region))
    else:
        text = next((data[key] for key in ("text", "txt", "transcription") if key in data), None)
        place = next((data[key] for key in ("text_region", "points", "box") if key in data), None)
        if not isinstance(text, str):
            raise ReadError(f"{name}: expected {_PADDLE}")
        score = _number(name, "confidence", data.get("confidence", data.get("score")))
        yield Line(text, _box(name, place), "", None, score, region)


def _columns(name: str, texts: Any, places: Any, scores: Any, region: str) -> Iterator[Line]:  # noqa: ANN401
    """Texts, boxes and scores as three lists of one length."""
    if texts is None and places is None:  # RapidOCR found nothing
        return
    texts, places, scores = _listed(texts), _listed(places), _listed(scores)
    scores = scores or [None] * len(texts or [])
    if texts is None or places is None or not len(texts) == len(places) == len(scores):
        raise ReadError(f"{name}: expected texts, boxes and scores in lists of one length")
    for n, (text, place, score) in enumerate(zip(texts, places, scores, strict=True)):
        where = f"{name}, line {n}"
        yield Line(str(text), _box(where, place), "", None, _number(where, "confidence", score), region)


def _is_line(data: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    """[points, (text, confidence)] of PaddleOCR 2, or [points, text, confidence] of RapidOCR 1."""
    if not isinstance(data, list | tuple) or not 2 <= len(data) <= 3:
        return False
    said = data[1]
    return isinstance(said, str) or (isinstance(said, list | tuple) and bool(said) and isinstance(said[0], str))


def _line(name: str, data: Sequence[Any], region: str) -> Line:
    said = (data[1], *data[2:]) if isinstance(data[1], str) else tuple(data[1])
    score = _number(name, "confidence", said[1] if len(said) > 1 else None)
    return Line(said[0], _box(name, data[0]), "", None, score, region)


def _data(given: Any) -> tuple[str, Any]:  # noqa: ANN401 - whatever JSON holds
    """What stands in memory already, or what JSON text says."""
    if isinstance(given, list | tuple | Mapping):
        return "<list>", given
    fields = ("txts", "boxes", "scores")
    if all(hasattr(given, key) for key in fields):  # RapidOCR 2 and 3 return an object
        return "<list>", {key: getattr(given, key) for key in fields}
    name, data = load(given)
    try:
        return name, json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise ReadError(f"{name}: expected lists nested a few levels deep") from None
    except ValueError as error:
        line = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ReadError(f"{name}{line}: expected JSON ({error})") from error


def _items(name: str, data: Any, expected: str) -> Sequence[Any]:  # noqa: ANN401
    if not isinstance(data, list | tuple):
        raise ReadError(f"{name}: expected {expected}")
    return data


def _listed(values: Any) -> list[Any] | None:  # noqa: ANN401
    """A list of a list, a tuple or an array of NumPy, which is not imported for it."""
    values = values.tolist() if hasattr(values, "tolist") else values
    return list(values) if isinstance(values, list | tuple) else None


def _number(where: str, name: str, value: Any) -> float | None:  # noqa: ANN401
    if value is None:
        return None
    try:
        return finite(value)
    except (TypeError, ValueError):
        raise ReadError(f"{where}: expected {name} to be a number, not {value!r}") from None


def _box(where: str, value: Any) -> Box:  # noqa: ANN401
    """[x0, y0, x1, y1], or a polygon [[x, y], …]."""
    values = _listed(value) or []
    try:
        if len(values) == 4 and not any(_listed(v) for v in values):
            values = [values[:2], values[2:]]
        return hull((finite(x), finite(y)) for x, y in map(_point, values))
    except (TypeError, ValueError):
        raise ReadError(f"{where}: expected a box [x0, y0, x1, y1] or [[x, y], …], not {value!r}") from None


def _point(value: Any) -> Sequence[Any]:  # noqa: ANN401
    return _listed(value) or ()
