"""Folders of pages into shards of rows: what `papercleaner batch` does.

`rows` says what a row is, `inputs` reads pages, `shards` writes rows so that an interrupted run can go on, `job` puts
them together, `command` is the command line.
"""
