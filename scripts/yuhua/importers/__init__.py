"""Files that editors already have, turned into YAML of ours and a list of what was doubtful."""
