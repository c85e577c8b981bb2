"""How long a piece of work may take. Light, so that the command line can name it before anything else loads."""

NOTEBOOK = 120.0
"""Seconds for one notebook, if nobody says otherwise."""
