"""Noto Sans SC as published, cut down to the characters this site writes: run by hand in an environment of its own.

`python -m venv fonts && fonts/bin/pip install fonttools==4.68.0 skia-pathops==0.9.2 && fonts/bin/python scripts/fonts/subset.py`
fetches the package with npm, holds it against its hash and writes two fonts with TrueType outlines, their licence
and the list of their characters to `scripts/yuhua/drawing/fonts/`, the same bytes every time. Strokes that lie over each other
are joined: FreeType draws what says that it overlaps ten times slower.

The characters are those of GB 2312, of everything that stands in `docs/`, `overrides/` and the code (so also of the
given names that `private/words.py` knows), and some that names, timetables and titles need besides.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.removeOverlaps import removeOverlaps
from fontTools.ttLib.tables._g_l_y_f import flagOverlapSimple
from fontTools.ttLib.tables.ttProgram import Program

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "scripts/yuhua/drawing/fonts"
PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
SHA256 = "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59"
FACES = {
    "NotoSansSC-Regular.ttf": "package/400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold.ttf": "package/700Bold/NotoSansSC_700Bold.ttf",
}
LICENCE = "package/LICENSE_FONT"
READ = ("docs/**/*.md", "docs/**/*.yml", "overrides/**/*", "scripts/yuhua/**/*.py", "mkdocs.yml")
# Frequent in names given today, and not in GB 2312.
NAMES = "堃喆妤婳嫚昉昳晞暐曈朲栢楒樾橦歆泠洺淏湉滢漪炘烎焜燚犇玥玙玎珝珣珩珺琎琤瑀瑄璟甯畯皞祎祺翀翊翎翾芃芊芷苡茗菡萱蒽蓁薏虓訢赟轩逄郗钦铖锜镕闳雱霈霂靓韡頔颋飏骐骞鸢麓黉龑"
MARKS = "“”‘’—…·《》〈〉「」『』【】〔〕～￥％℃№○〇×÷√→←↑↓↔●■□▲△★☆♀♂①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶ⅠⅡⅢⅣⅤ㎡㎞©®°±²³½‰€£§†"
# Features and tables of running text in other directions; what is drawn here is one glyph a character.
# Two instructions that switch hinting off, twice: FreeType hints by itself what has none, and what has less than this.
UNHINTED = bytes.fromhex("b801ff85b0048d") * 2
DROPPED = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "vhea", "vmtx"]


def main() -> None:
    """Write the fonts, their licence and the list of their characters."""
    package = fetched()
    shapes = {name: TTFont(io.BytesIO(package[path])) for name, path in FACES.items()}
    known = set.intersection(*(set(shape.getBestCmap()) for shape in shapes.values()))
    chosen = sorted(wanted() & set(map(chr, known)))
    FONTS.mkdir(exist_ok=True)
    for name, shape in shapes.items():
        (FONTS / name).write_bytes(cut(shape, chosen))
        print(name, (FONTS / name).stat().st_size)
    (FONTS / "OFL.txt").write_bytes(package[LICENCE])
    (FONTS / "characters.txt").write_text("".join(chosen) + "\n", encoding="utf-8", newline="\n")
    print(len(chosen), "characters; not in the font:", "".join(sorted(wanted() - set(chosen))))


def fetched() -> dict[str, bytes]:
    """Return what is needed of the package, by its path in it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGE], cwd=folder, check=True, capture_output=True)  # noqa: S607 -- where the machine has it
        packed = next(Path(folder).glob("*.tgz")).read_bytes()
    if (found := hashlib.sha256(packed).hexdigest()) != SHA256:
        raise SystemExit(f"{PACKAGE}: {found}, not {SHA256}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        files = {path: archive.extractfile(path) for path in (*FACES.values(), LICENCE)}
        return {path: stream.read() for path, stream in files.items() if stream}


def wanted() -> set[str]:
    """Return the characters that the site writes or is likely to write."""
    texts = [
        path.read_text(encoding="utf-8")
        for pattern in READ
        for path in ROOT.glob(pattern)
        if path.is_file()
    ]
    ascii_ = {chr(code) for code in range(0x20, 0x7F)}
    every = set("".join(texts)) | set(NAMES) | set(MARKS) | gb2312() | ascii_
    return {char for char in every if char.isprintable()}


def gb2312() -> set[str]:
    """Return the characters of GB 2312-1980."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {pair.decode("gb2312", errors="ignore") for pair in pairs} - {""}


def cut(shape: TTFont, characters: list[str]) -> bytes:
    """Return a font that holds these characters, without hints and layout."""
    options = subset.Options(
        hinting=False, notdef_outline=True, recalc_timestamp=False, name_IDs=["*"]
    )
    options.layout_features = []
    options.drop_tables = [*options.drop_tables, *DROPPED]
    shape.recalcTimestamp = False
    maker = subset.Subsetter(options)
    maker.populate(unicodes=map(ord, characters))
    maker.subset(shape)
    join(shape)
    shape["prep"] = newTable("prep")
    shape["prep"].program = Program()
    shape["prep"].program.fromBytecode(UNHINTED)
    shape["maxp"].maxStackElements = 2
    stream = io.BytesIO()
    shape.save(stream)
    return stream.getvalue()


def join(shape: TTFont) -> None:
    """Make one outline of strokes that lie over each other, and say so."""
    removeOverlaps(shape)
    glyphs = shape["glyf"]
    for name in shape.getGlyphOrder():
        glyph = glyphs[name]
        glyph.expand(glyphs)
        if glyph.numberOfContours > 0:
            glyph.flags[0] &= ~flagOverlapSimple


if __name__ == "__main__":
    main()
