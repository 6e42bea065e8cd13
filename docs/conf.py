"""How Sphinx builds these pages: `sphinx-build -W docs docs/_build`."""

from importlib.metadata import version as version_of

project = "papercleaner"
author = "the papercleaner authors"
release = version_of("papercleaner")

extensions = ["myst_nb", "sphinx.ext.autodoc", "numpydoc"]
exclude_patterns = ["_build", "**.ipynb_checkpoints"]
html_theme = "furo"
html_extra_path = ["../src/papercleaner/exports/page.schema.json"]
html_title = "papercleaner"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # the tutorial is stored without its outputs
nb_execution_raise_on_error = True
nb_execution_timeout = 120

default_role = "literal"  # docstrings write `name` for code, as Markdown does
autodoc_member_order = "bysource"
numpydoc_show_class_members = False  # autodoc lists them
smartquotes = False  # "" is an empty string here
