"""From the words of a union bulletin to briefings that can be challenged line by line."""
