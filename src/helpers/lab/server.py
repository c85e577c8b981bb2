"""Lets JupyterLab's export menu reach the briefing formats.

Jupyter Server takes a format's name for letters and underscores alone, so that the menu lists briefing-pdf and its
address is not found. The same handler under an address that knows the hyphen mends that.
"""

from __future__ import annotations

from typing import Any

FORMAT = r"(?P<format>briefing-\w+)"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    from jupyter_server.base.handlers import path_regex  # noqa: PLC0415 - only a server loads this
    from jupyter_server.nbconvert.handlers import NbconvertFileHandler  # noqa: PLC0415 - an extra
    from jupyter_server.utils import url_path_join  # noqa: PLC0415 - an extra

    address = url_path_join(server.web_app.settings["base_url"], rf"nbconvert/{FORMAT}{path_regex}")
    server.web_app.add_handlers(".*$", [(address, NbconvertFileHandler)])
