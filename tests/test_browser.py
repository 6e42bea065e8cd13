"""What a real browser makes of the view: skipped where Chromium or Selenium is not installed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from papercleaner import Page, clean, readers
from papercleaner.show.raw import TERMS

webdriver = pytest.importorskip("selenium.webdriver", reason="Selenium is not installed: pip install '.[dev]'")
CHROMIUM, DRIVER = shutil.which("chromium") or "", shutil.which("chromedriver") or ""
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no browser: apt-get install chromium chromium-driver"
)

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGE = (
    "岭东日报\n2022年5月19日 星期四\n\n春耕开始\n\n本报讯 记者程雪报道 昨日,我省召开新闻\n发布会。各地农民纷纷下地。\n"
)
HOSTILE = """<script>document.title = 'run'</script>
<img src='http://127.0.0.1:{port}/x.png' onerror="document.title='run'">
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("profile")
    for flag in ("headless", "no-sandbox", "disable-gpu", "disable-background-networking", "no-first-run"):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={profile}")
    options.add_argument("--window-size=1500,1000")
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Any:
    """Open the view of a page in the browser."""

    def opened(page: Page, **options: Any) -> Any:
        browser.get(page.view(**options).save(tmp_path / "page.html").as_uri())
        return browser

    return opened


def elements(browser: Any, selector: str) -> list[Any]:
    found: list[Any] = browser.find_elements("css selector", selector)
    return found


def colour(browser: Any, selector: str, name: str = "color") -> str:
    return str(elements(browser, selector)[0].value_of_css_property(name))


def brightness(css: str) -> float:
    """Relative luminance (WCAG 2) of a computed colour, `rgb(…)` or `rgba(…)`."""
    parts = [float(part) / 255 for part in css[css.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    high, low = sorted((brightness(a), brightness(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_view_opens_with_page_and_raw_text(show: Any) -> None:
    browser = show(clean(PAGE))
    assert browser.title == "岭东日报 2022-05-19"
    assert elements(browser, ".pc-reader h3")[0].text == "春耕开始"
    assert "发布会。" in elements(browser, ".pc-raw")[0].text


def test_roles_are_coloured_each_in_its_own(show: Any) -> None:
    browser = show(clean(PAGE))
    roles = ("furniture", "headline", "dateline", "byline", "body")
    colours = [colour(browser, f".pc-raw .pc-is-{role}") for role in roles]
    assert len(set(colours)) == len(roles)
    assert colour(browser, ".pc-raw .pc-is-body", "background-color") != colour(
        browser, ".pc-raw .pc-is-furniture", "background-color"
    )


def test_articles_have_their_own_tints(show: Any) -> None:
    page = clean(PAGE)
    owned = [tile for tile in page.tiling.reading if tile.block >= 0]
    parted = Page(
        page.tiling.with_tiles(
            [t if t.block < 0 else replace(t, block=n) for n, t in enumerate(owned)]
            + [t for t in page.tiling.reading if t.block < 0]
        )
    )
    browser = show(parted)
    tints = {e.value_of_css_property("background-color") for e in elements(browser, ".pc-raw .pc-owned")}
    assert len(tints) == len(owned)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_role_is_legible_in_light_and_dark(show: Any, scheme: str) -> None:
    page = clean("\n\n".join("春" * 20 for _ in range(8 * len(TERMS))))
    tints = ((role, block) for block in range(8) for role in TERMS)
    coloured = [replace(t, role=r, block=b) for t, (r, b) in zip(page.tiling.reading, tints, strict=True)]
    browser = show(Page(page.tiling.with_tiles(coloured)))
    feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
    assert (brightness(colour(browser, ".pc-reader", "background-color")) < 0.2) == (scheme == "dark")
    faint = [
        tile.get_attribute("class")
        for tile in elements(browser, ".pc-raw .pc-tile")
        if contrast(tile.value_of_css_property("color"), tile.value_of_css_property("background-color")) < 4.5
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert faint == []


def test_hovering_shows_the_rule(show: Any) -> None:
    page = clean(PAGE)
    browser = show(page)
    tile = elements(browser, ".pc-raw .pc-is-headline")[0]
    tip = tile.find_element("css selector", ".pc-tip")
    assert not tip.is_displayed()
    webdriver.ActionChains(browser).move_to_element(tile).perform()
    assert tip.is_displayed()
    headline = next(t for t in page.tiling.reading if t.role == "headline")
    assert [note.rule for note in headline.notes if note.rule not in tip.text] == []
    webdriver.ActionChains(browser).move_to_element(elements(browser, ".pc-paper")[0]).perform()
    assert not tip.is_displayed()


@pytest.mark.parametrize("which", [0, -1])
def test_tips_of_vertical_lines_stay_inside_the_pane(show: Any, which: int) -> None:
    browser = show(clean(PAGE), vertical=True)
    tile = elements(browser, ".pc-raw .pc-tile")[which]
    webdriver.ActionChains(browser).move_to_element(tile).perform()
    tip, pane = tile.find_element("css selector", ".pc-tip").rect, elements(browser, ".pc-pane")[1].rect
    assert pane["x"] <= tip["x"]
    assert tip["x"] + tip["width"] <= pane["x"] + pane["width"]


def test_a_vertical_page_in_a_notebook_begins_in_sight(browser: Any, tmp_path: Path) -> None:
    lines = [
        {"box": [2000 - 30 * n, 0, 2020 - 30 * n, 400], "text": "春耕开始各地农民纷纷下地去了。" * 3} for n in range(60)
    ]
    file = tmp_path / "notebook.html"
    file.write_text(f"<!DOCTYPE html><body>{clean(readers.boxes(lines))._repr_html_()}", "utf-8")
    browser.get(file.as_uri())
    assert colour(browser, ".pc-reader", "writing-mode") == "vertical-rl"
    across = "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    width, room = browser.execute_script(across)
    assert width <= room


def test_a_rubric_is_framed(show: Any) -> None:
    page = clean((FIXTURES / "pages" / "d05-republican-vertical" / "blocks.txt").read_bytes().decode("utf-8"))
    assert any(article.rubric for article in page.articles)
    browser = show(page)
    assert colour(browser, ".pc-rubric", "border-top-style") == "solid"
    assert colour(browser, ".pc-rubric") != colour(browser, ".pc-text")


@pytest.mark.parametrize("vertical", [False, True])
def test_rows_and_arcs_stand_where_they_are_reckoned(show: Any, vertical: bool) -> None:
    page = clean(PAGE)
    turned = Page(page.tiling.with_tiles(replace(t, order=-t.order) for t in page.tiling.reading))
    browser = show(turned, vertical=vertical)
    rows = [e.rect for e in elements(browser, ".pc-row")]
    side = "width" if vertical else "height"
    assert {row[side] for row in rows} == {26}
    (canvas,) = elements(browser, ".pc-order")
    start, stop = rows[0], rows[-1]
    if vertical:
        assert start["x"] > stop["x"]
        assert (canvas.rect["x"], canvas.rect["width"]) == (stop["x"], 26 * len(rows))
    else:
        assert start["y"] < stop["y"]
        assert (canvas.rect["y"], canvas.rect["height"]) == (start["y"], 26 * len(rows))
    assert len(elements(browser, ".pc-arc path")) == len(turned.tiling.reading) - 1


def test_a_headline_leads_to_its_raw_text(show: Any) -> None:
    browser = show(clean(PAGE))
    elements(browser, ".pc-reader h3 a")[0].click()
    assert browser.current_url.endswith("#pc-article-0")
    assert "春耕开始" in elements(browser, ".pc-raw .pc-tile:target")[0].text


class _Log(BaseHTTPRequestHandler):
    def __init__(self, asked: list[str], *arguments: Any) -> None:
        self.asked = asked
        super().__init__(*arguments)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.mark.parametrize("where", ["document", "notebook"])
def test_nothing_in_the_raw_text_runs_or_is_fetched(browser: Any, tmp_path: Path, where: str) -> None:
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Log, asked))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = clean(HOSTILE.replace("{port}", str(server.server_port)) + PAGE)
        file = tmp_path / "page.html"
        inside = page._repr_html_() + page.view()._repr_html_()
        file.write_text(page.view().html if where == "document" else f"<title>notebook</title>{inside}", "utf-8")
        browser.get(file.as_uri())
        time.sleep(0.5)
        assert browser.title != "run"
        assert elements(browser, "script, img") == []
        assert "document.title = 'run'" in elements(browser, "body")[0].get_attribute("textContent")
        if where == "notebook":
            browser.switch_to.frame(elements(browser, "iframe")[0])
            assert elements(browser, "script, img") == []
            assert "春耕开始" in elements(browser, ".pc-raw")[0].text
            browser.switch_to.default_content()
        assert asked == []
        fetched = browser.execute_script("return performance.getEntriesByType('resource').length")
        assert fetched == 0
    finally:
        server.shutdown()
        server.server_close()


def test_folded_things_open(show: Any) -> None:
    browser = show(clean(PAGE))
    furniture = elements(browser, "details.pc-furniture .pc-furniture")[0]
    assert not furniture.is_displayed()
    elements(browser, "details.pc-furniture summary")[0].click()
    assert furniture.is_displayed()


@pytest.mark.parametrize(
    ("theme", "dark"),
    [('data-jp-theme-light="false"', True), ('data-theme="dark"', True), ('data-jp-theme-light="true"', False)],
)
def test_a_notebooks_theme_is_followed_whatever_the_system_says(
    browser: Any, tmp_path: Path, theme: str, dark: bool
) -> None:
    file = tmp_path / "notebook.html"
    file.write_text(f"<!DOCTYPE html><body {theme}>{clean(PAGE)._repr_html_()}", "utf-8")
    system = {"features": [{"name": "prefers-color-scheme", "value": "light" if dark else "dark"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", system)
    browser.get(file.as_uri())
    ground, ink = (colour(browser, ".pc-reader", name) for name in ("background-color", "color"))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert (brightness(ground) < brightness(ink)) == dark
    assert contrast(ground, ink) > 7
