"""No personal data in the repository itself: not in code, tests, pages, workflows."""

from __future__ import annotations

import subprocess

from samples import ROOT
from yuhua.private import compact, findings

# Numbers of everybody's books: China Mobile's own service line, an exchange, an identity that has no check digit.
SAMPLES = {"13800138000", "8613800138000", "073185880000", "43011119900101123" + "4"}
# Base64 of checksums, drawings, letters, lists of words, a program of others.
NO_PROSE = (
    ".png",
    ".svg",
    ".ttf",
    ".woff2",
    "drawing/fonts/characters.txt",
    "drawing/words.txt",
    "sveltia-cms.js",
    "package-lock.json",
    "requirements.txt",
    "requirements-test.txt",
)


def test_no_file_of_the_repository_holds_any() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"],  # noqa: S607 -- where the machine has it
        check=True,
        capture_output=True,
    )
    # These tests plant what they look for, all of it made up.
    planted = ("tests/private/", "tests/importers/test_submission.py")
    names = [
        name for name in listed.stdout.decode().split("\0") if name and not name.startswith(planted)
    ]
    assert names
    told = []
    for name in names:
        path = ROOT / name
        if path.is_file() and not name.endswith(NO_PROSE):
            text = path.read_bytes().decode("utf-8", errors="replace")
            told += [
                f"{name}: {one.kind} {one.shown}"
                for one in findings(text)
                if compact(text[one.start : one.end]) not in SAMPLES
            ]
    assert told == []
