"""The whole way in one command for a timer (`run`), what it leaves for a person to read, and the timer (`schedule`)."""
