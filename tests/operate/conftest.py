"""An approved edition of the invented bulletin, and a mail server on loopback."""

from tests.deliver.conftest import edition_made_once, post, project, revision

__all__ = ["edition_made_once", "post", "project", "revision"]
