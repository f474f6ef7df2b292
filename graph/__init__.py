"""Mentions and relation mentions into entities, statements and everything made from them."""
