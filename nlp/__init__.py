"""Files into mentions and relation mentions: read, split, annotate, refer, extract."""
