"""Mentions and relation mentions into entities, statements and everything made from them."""

__version__ = "0.1.0"
