"""Files, turned into records and problems."""
