"""Search: pages, turned into terms, postings and the files a browser looks words up in.

`overrides/assets/search.js` reads what `files.py` writes; `ranking.py` answers as it does, for the checks.
"""
