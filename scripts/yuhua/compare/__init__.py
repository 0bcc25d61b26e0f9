"""Two states of the content, turned into what changed, whom it reaches, and what was left unsaid."""
