"""Make the pictures of these pages: `python docs/make_pictures.py`. Look at them before you commit.

They are screenshots of `page.view()` on sample pages, in which all persons, papers and events but those of the seed
page are invented. Needs Chromium, its driver and a Chinese font (`apt-get install chromium chromium-driver
fonts-noto-cjk`), and Selenium.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from papercleaner import clean

DOCS = Path(__file__).parent
PAGES = DOCS.parent / "fixtures" / "pages"
FLAGS = ("headless", "no-sandbox", "disable-gpu", "disable-background-networking", "no-first-run", "hide-scrollbars")


def shoot(text: str, name: str, *, vertical: bool = False, show: str = "") -> None:
    """Take a screenshot of the view of a sample text, with the first element of a CSS selector in sight."""
    page = clean((PAGES / text).read_bytes().decode("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in (*FLAGS, f"user-data-dir={folder}/profile", "window-size=1300,720"):
            options.add_argument(f"--{flag}")
        browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        try:
            browser.get(page.view(vertical=vertical).save(Path(folder) / "page.html").as_uri())
            if show:
                element = browser.find_element("css selector", show)
                browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            browser.save_screenshot(str(DOCS / "pictures" / name))
        finally:
            browser.quit()


if __name__ == "__main__":
    shoot("seed/blocks.txt", "view.png", show="#pc-article-0")
    shoot("seed/blocks.txt", "order.png", show=".pc-arc")
    shoot("d05-republican-vertical/blocks.txt", "vertical.png", vertical=True)
