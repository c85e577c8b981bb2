"""What analysts explore with in JupyterLab: the same functions as the briefings, under their hands."""
