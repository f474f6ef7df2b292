"""Newspaper pages set by a browser for the tests: what the articles are is known, since they are written here."""
