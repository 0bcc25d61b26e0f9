"""An empty site of the same shape, for another district: its words, its streets, nobody's content."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yuhua.authoring import slug_of
from yuhua.emit.issue_forms import issue_forms
from yuhua.emit.owners import PATH, Owners, codeowners
from yuhua.read.content import read
from yuhua.text import is_slug

# What a site runs on, and the lists that hold anywhere; pages, places, people and sessions stay here.
KEPT = (
    ".gitattributes",
    ".gitignore",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/workflows",
    "LICENSE",
    "LICENSE-content.md",
    "SECURITY.md",
    "overrides",
    "pyproject.toml",
    "requirements.in",
    "requirements.txt",
    "scripts",
    "docs/about/privacy.md",
    "docs/contacts.yml",
    "docs/handbook",
    "docs/holidays",
    "docs/observances.yml",
    "docs/quotations.yml",
    "docs/refused.yml",
    "docs/statutes.yml",
    "docs/subscribe",
    "docs/unverified.yml",
    "docs/wording.yml",
)
# The way into each column: title, one sentence, what stands on it.
_COLUMNS = {
    "": ("{site}", "家庭教育的课程、家风故事、书单、政策和活动。", "从菜单里挑一样开始看。"),
    "about": (
        "关于本站",
        "谁办的、写给谁看、怎么联系。",
        "这里写主办单位、写给谁看、发现错了告诉谁。",
    ),
    "campaigns": (
        "政策与活动",
        "谁可以、怎么办、带什么、在哪办。",
        "每张卡片都写着依据和核对日期。",
    ),
    "courses": ("课程", "每门课都有一件今晚就能做的小事。", "可以到现场听，也可以在这里慢慢读。"),
    "families": ("家风故事", "家里的一件小事，和它留下的一句话。", "每篇都写明出处。"),
    "help": ("求助", "有危险先打电话。", "生命有危险，先打110或120。"),
    "reading": ("书单", "按年龄和用处挑的书，每本一句为什么。", "先让孩子自己挑一本。"),
}
_NAME, _LOCALITY = "雨花", "长沙市雨花区"
_SETTING = re.compile(r"^(?P<key>site_name|site_description|site_url|  tag):.*$", re.MULTILINE)
_STREETS = re.compile(r"^streets:\n(?:  - .*\n)+", re.MULTILINE)
_TESTING = re.compile(r"^ +- name: 运行测试\n.*\Z", re.MULTILINE | re.DOTALL)
_FULL = re.compile(
    r"(?P<region>.{2,6}?(?:省|自治区|市))(?:.{1,10}?(?:市|州|盟|地区))?(?P<name>.{1,10}?)(?:新区|区|县|市|旗)"
)
# Who reviews is ours to say, and theirs for themselves.
_OWNERS = re.compile(r"^    owners: .*\n|, owners: \[[^\]]*\]", re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\]\n]*\]\([^)\n]*\)\n\n?", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]+\)")


class FoundingError(Exception):
    """The site cannot be made; says why and what to type, in Chinese."""


@dataclass(frozen=True)
class District:
    """Whose site it is: 湖南省 · 长沙市开福区 · 开福, and its 街道（镇） with all their letters."""

    region: str
    locality: str
    name: str
    streets: tuple[str, ...]
    domain: str

    @classmethod
    def called(cls, full: str, streets: str, domain: str | None) -> District:
        """Return the district of that full name. Raises FoundingError for one that cannot be taken apart."""
        parts = _FULL.fullmatch(full)
        if not parts:
            raise FoundingError(f"“{full}”认不出省、市、区；写全称，例如 湖南省长沙市开福区")
        names = tuple(word for word in re.split(r"[、，,\s]+", streets) if word)
        address = domain or f"{slug_of(parts['name'])}.example"
        locality = full.removeprefix(parts["region"])
        return cls(parts["region"], locality, parts["name"], names, address)

    @property
    def site_name(self) -> str:
        """What the site calls itself."""
        return f"{self.name}家庭教育"


def found(root: Path, target: Path, district: District, day: date) -> None:
    """Write the site into a new folder. Raises FoundingError where there is something already."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FoundingError(f"{target} 已经有东西了，没有动它；换一个空的文件夹")
    slugs = [slug_of(re.sub(r"(街道|镇|乡)$", "", street)) for street in district.streets]
    bad = [
        street for street, slug in zip(district.streets, slugs, strict=True) if not is_slug(slug)
    ]
    if bad or len(set(slugs)) < len(slugs):
        raise FoundingError("街道（镇）的名字要各不相同，用顿号隔开，例如 甲街道、乙街道、丙镇")
    for name in KEPT:
        _copy(root / name, target / name)
    _write(target / "mkdocs.yml", _settings((root / "mkdocs.yml").read_text("utf-8"), district))
    vocabulary = (root / "docs/vocabulary.yml").read_text("utf-8")
    _write(target / "docs/vocabulary.yml", _vocabulary(vocabulary, district, slugs))
    for folder, texts in _COLUMNS.items():
        _write(target / "docs" / folder / "index.md", _column(district.site_name, texts, day))
    for path in sorted((target / "docs").rglob("*.md")):
        _write(path, _elsewhere(path.read_text("utf-8"), district))
    check = target / ".github/workflows/check.yml"
    _write(
        check, _TESTING.sub("", check.read_text("utf-8")).replace("检查内容，运行测试", "检查内容")
    )
    _write(target / "README.md", _readme(district))
    _for_github(target)


def _for_github(target: Path) -> None:
    """Write who reviews what, nobody yet, and the forms with the words of this site."""
    content = read(target)
    texts = {PATH: codeowners(content, Owners()), **issue_forms(content.vocabulary)}
    for name, text in texts.items():
        _write(target / name, text)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        # Pictures of the handbook show our site.
        left = shutil.ignore_patterns("__pycache__", "bench", "*.png")
        shutil.copytree(source, target, ignore=left)
    else:
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _settings(text: str, district: District) -> str:
    given = {
        "site_name": district.site_name,
        "site_description": f"{district.locality}家庭教育课程、家风故事、书单、政策和活动日程",
        "site_url": f'!ENV [SITE_URL, "https://{district.domain}/"]',
        "  tag": f"{district.domain},2026",
    }
    text = _SETTING.sub(lambda line: f"{line['key']}: {given[line['key']]}", text)
    new = f"  district: {{seal: {district.name}, region: {district.region}, locality: {district.locality}}}"
    text = re.sub(
        r"^  owners: .*$",
        "  owners: {content: [], careful: [], machine: []}",
        text,
        flags=re.MULTILINE,
    )
    return re.sub(r"^  district: .*$", lambda _: new, text, flags=re.MULTILINE)


def _vocabulary(text: str, district: District, slugs: list[str]) -> str:
    lines = [
        f"  - {{id: {slug}, name: {street}}}\n"
        for slug, street in zip(slugs, district.streets, strict=True)
    ]
    text = _OWNERS.sub("", _STREETS.sub(lambda _: f"streets:\n{''.join(lines)}", text))
    return text.replace(_NAME, district.name)


def _elsewhere(text: str, district: District) -> str:
    """Return a text of ours with their names, without pictures of our site and links to what only we have."""
    named = text.replace(_LOCALITY, district.locality).replace(_NAME, district.name)
    return _LINK.sub(r"\1", _PICTURE.sub("", named))


def _column(site: str, texts: tuple[str, str, str], day: date) -> str:
    title, summary, body = (each.format(site=site) for each in texts)
    fields = f"title: {title}\nsummary: {summary}\npublished: {day:%Y-%m-%d}\nsource: 本站编写"
    return f"---\n{fields}\n---\n{body}\n"


def _readme(district: District) -> str:
    return f"""# {district.site_name}

{district.locality}家庭教育的知识网站。编辑写 Markdown 和 YAML，一条命令检查内容、生成网站。

只要先装好 Python 3.11 或更新的版本：

```sh
python3 scripts/yuhua check    # 检查内容
python3 scripts/yuhua build    # 生成网站，放进 site 文件夹
python3 scripts/yuhua new course 家庭会议怎么开    # 写一份底稿
```

怎么写、怎么改，看 `docs/handbook/index.md`。上线以前还要做三件事：

1. `mkdocs.yml`：真实的网址，`tag` 里的域名（定下就不再改），页脚的主办单位和备案号。
2. `docs/vocabulary.yml`：栏目和街道（镇），区划代码可以补上。
3. `docs/contacts.yml`：再拨一遍每个号码，改核实的日期。
"""
