"""What the HTML views share: escaping, and the frame of a document that may fetch and run nothing."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path

from papercleaner.patterns import pattern

#: Controls that a browser drops, or that turn the direction of what follows: they are shown, not obeyed.
_CONTROLS = pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
#: A browser that keeps to it runs no script and fetches nothing, whatever a page's text says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def visible(text: str) -> str:
    r"""Show control characters as signs; each raw character stays where it was.

    >>> visible("a\x00b\u202e")
    'a␀b‹U+202E›'
    """
    return _CONTROLS.sub(lambda match: _sign(match.group()), text)


def _sign(control: str) -> str:
    code = ord(control)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"‹U+{code:04X}›"


def escape(text: str) -> str:
    """Make text safe inside an element or a quoted attribute.

    >>> escape('<script>"1"</script>')
    '&lt;script&gt;&quot;1&quot;&lt;/script&gt;'
    """
    return html.escape(visible(text))


def element(name: str, class_: str, *content: str) -> str:
    """An element around markup; "" where there is nothing to put in it.

    >>> element("p", "pc-deck", escape("夏粮 & 秋粮"))
    '<p class="pc-deck">夏粮 &amp; 秋粮</p>'
    """
    inside = "".join(content)
    return f'<{name} class="{class_}">{inside}</{name}>' if inside else ""


@cache
def style() -> str:
    """The style sheet of all views."""
    return f"<style>{(Path(__file__).parent / 'style.css').read_text('utf-8')}</style>"


def document(title: str, body: str, lang: str) -> str:
    """A whole HTML document."""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{style()}\n</head>\n"
        f'<body class="pc-document">\n{body}\n</body>\n</html>\n'
    )
