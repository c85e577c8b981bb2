"""Tests of `helpers.site`; a package of tests shadows nothing."""  # noqa: A005
