"""A page to look at: HTML that needs no script, no network and no other file.

`reader` shows a page, an article or an issue as a reader would see them, and is what a notebook displays; `raw` shows
the raw text with every character coloured by its role; `view` puts both side by side in one document.
"""
