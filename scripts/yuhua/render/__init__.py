"""Pages, turned into HTML: bodies by Python-Markdown, the rest by MkDocs and its theme."""
