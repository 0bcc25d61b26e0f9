"""What can be told of a picture from its bytes alone, without drawing it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

# What a file tells besides what it shows: where it was taken, by which camera, by whom, when; a small picture
# of what it was before it was cut; what programs and people wrote into it; and what hangs on behind its end.
Trace = Literal[
    "place", "serial", "owner", "time", "camera", "thumbnail", "comment", "editing", "other", "behind"
]  # fmt: skip
# Parts of a file that are looked at: more has no camera ever written.
MAX_PARTS = 20_000


@dataclass(frozen=True)
class Sight:
    """A picture as its bytes describe it; `width` and `height` are those of the picture turned upright.

    `kind` is a word like `jpeg`, empty for what is no picture. `clear` says that one may see through it,
    `layered` that it can only be drawn as a whole, `whole` that nothing is missing.
    """

    kind: str = ""
    width: int = 0
    height: int = 0
    frames: int = 1
    size: int = 0
    clear: bool = False
    layered: bool = False
    whole: bool = True
    traces: tuple[Trace, ...] = ()
    digest: str = ""

    @property
    def points(self) -> int:
        """How many points it has."""
        return self.width * self.height


@dataclass
class Notes:
    """What a reader of one format has found so far."""

    width: int = 0
    height: int = 0
    frames: int = 1
    orientation: int = 1
    clear: bool = False
    layered: bool = False
    whole: bool = True
    traces: set[Trace] = field(default_factory=set)

    def sight(self, kind: str) -> Sight:
        """Return what was found; of a picture that lies on its side, the sides change places."""
        lies = self.orientation >= 5  # noqa: PLR2004 -- Exif 2.32, tag 0x0112: 5 to 8 are turned by a quarter
        width, height = (self.height, self.width) if lies else (self.width, self.height)
        return Sight(
            kind,
            width,
            height,
            self.frames,
            clear=self.clear,
            layered=self.layered,
            whole=self.whole and width > 0 and height > 0,
            traces=tuple(sorted(self.traces)),
        )


def number(raw: bytes, start: int, length: int = 4) -> int:
    """Return a number whose highest byte comes first; what lies behind the end counts as nothing."""
    return int.from_bytes(raw[start : start + length], "big")
