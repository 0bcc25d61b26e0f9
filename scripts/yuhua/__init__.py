"""Content of a family-education site, turned into pages, feeds and a search index."""
