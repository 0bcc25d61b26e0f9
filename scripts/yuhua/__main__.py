"""`python3 scripts/yuhua VERB`, turned into a run of the command line inside `.venv`."""

import sys
from pathlib import Path

if __name__ == "__main__":
    # Started as a folder, Python puts the package itself on the path, where `text` or `model`
    # could hide a module of the same name: its parent belongs there instead.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from yuhua.bootstrap import main

    sys.exit(main(sys.argv[1:]))
