"""The guarding of formulas under its former name."""

from helpers.guarding import guarded, unguarded

__all__ = ["guarded", "unguarded"]
