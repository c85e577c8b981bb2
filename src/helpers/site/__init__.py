"""What an edition has beside its briefings: index, full bulletin, data, and what changed since the edition before.

`helpers.site.pages.pages` makes all of it from one frozen `Edition`, as bytes by path; who calls it writes them.
Nothing here reads a clock or the network, so the same edition has the same bytes on every run.
"""
