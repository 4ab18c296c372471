"""Each of the ten ways to repair trust, walked from its first question to a counsellor's brief."""

from . import between, keeping, tending


class Ways(between.Between, keeping.Keeping, tending.Tending):
    """All ten, in one window."""
