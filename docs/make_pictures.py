"""Make the pictures of these pages: `python docs/make_pictures.py`. Look at them before you commit.

They are screenshots of `page.view()`, and of what the annotations say, on sample pages in which all persons, papers and
events but those of the seed page are invented. Needs Chromium, its driver and a Chinese font (`apt-get install chromium
chromium-driver fonts-noto-cjk`), and Selenium.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from papercleaner import clean, readers

DOCS = Path(__file__).parent
PAGES = DOCS.parent / "fixtures" / "pages"
FLAGS = ("headless", "no-sandbox", "disable-gpu", "disable-background-networking", "no-first-run", "hide-scrollbars")


def view(text: str, *, vertical: bool = False) -> str:
    """The view of a sample text."""
    return clean((PAGES / text).read_bytes().decode("utf-8")).view(vertical=vertical).html


def regions(boxes: str) -> str:
    """The outlines of the annotations over the boxes of a sample page's lines, in an image's place."""
    source = readers.boxes(PAGES / boxes)
    left, top = (min(line.box[n] for line in source.lines) - 30 for n in (0, 1))
    width, height = (max(line.box[n] for line in source.lines) + 30 for n in (2, 3))
    shapes = [
        f'<rect x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}" fill="#c9c5bc"/>'
        for box in (line.box for line in source.lines)
    ]
    for number, annotation in enumerate(clean(source).to_annotations("canvas")["items"]):
        path = annotation["target"]["selector"][0]["value"].split("<path ")[1].split("/>")[0]
        look = (
            "fill-opacity:.3;stroke-width:5" if annotation["body"][0]["value"] == "article" else "fill:none;stroke:#888"
        )
        hue = number * 137.5 % 360
        shapes.append(f'<path {path} style="fill:hsl({hue} 70% 50%);stroke:hsl({hue} 70% 40%);{look}"/>')
    frame = f"{left} {top} {width - left} {height - top}"
    return (
        f'<body style="margin:0;background:#fffdf8"><svg viewBox="{frame}" style="height:100vh">{"".join(shapes)}</svg>'
    )


def shoot(html: str, name: str, *, show: str = "", size: str = "1300,720") -> None:
    """Take a screenshot of a document, with the first element of a CSS selector in sight."""
    with tempfile.TemporaryDirectory() as folder:
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in (*FLAGS, f"user-data-dir={folder}/profile", f"window-size={size}"):
            options.add_argument(f"--{flag}")
        browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        try:
            file = Path(folder) / "page.html"
            file.write_text(html, "utf-8")
            browser.get(file.as_uri())
            if show:
                element = browser.find_element("css selector", show)
                browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            browser.save_screenshot(str(DOCS / "pictures" / name))
        finally:
            browser.quit()


if __name__ == "__main__":
    shoot(view("seed/blocks.txt"), "view.png", show="#pc-article-0")
    shoot(view("seed/blocks.txt"), "order.png", show=".pc-arc")
    shoot(view("d05-republican-vertical/blocks.txt", vertical=True), "vertical.png")
    shoot(regions("d01-provincial-front/boxes.json"), "regions.png", size="590,1080")
