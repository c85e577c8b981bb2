"""Measuring speed and memory. Nothing here is a test: a loaded machine must not fail one."""
