"""Records, turned into the site: schedules expanded, pages linked to each other."""
