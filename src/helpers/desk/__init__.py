"""The coding desk: proposals are accepted, amended or rejected, and no decision is lost."""
