"""`python -m helpers.cli`: the command line, where its script is not on the path."""

from helpers.cli import main

if __name__ == "__main__":
    main()
