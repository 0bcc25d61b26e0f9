"""Pictures in docs/: of a form that browsers know, small enough, and without a word of who took them where (feature G2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from yuhua.derive.illustrations import mentions
from yuhua.model.content import Content
from yuhua.pictures.looking import MAX_BYTES, most_points
from yuhua.pictures.sight import Sight, Trace
from yuhua.problems import START, Problem, Redraw
from yuhua.text import is_slug

# What is kept in the repository for ever: no wider than screens, no heavier than a page can bear.
MOST_BYTES = 3_000_000
MOST_LONG = 2_400
KINDS = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "avif": "avif"}
_CALLED = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "avif": "AVIF"}
_FIX = "运行 fix，会自动重新存一份"
_SAVE = "用“画图”或手机相册打开，另存为 JPEG（.jpg）"
# What files are that browsers cannot show, or should not.
_FORMS = {
    "heic": (
        "这是苹果手机的 HEIC 照片，很多电脑和手机打不开",
        "手机上打开“设置→相机→格式”，选“兼容性最佳”再拍；已经拍好的，用微信发给自己（不勾原图），存下来再放",
    ),
    "gif": ("动图和 GIF 不能放", "截一张不动的，另存为 PNG（.png）"),
    "svg": ("SVG 图里能藏程序，不能放", "打开它，导出成 PNG（.png）"),
    "zip": ("这不是图片，是 Word 或压缩文件", "打开它，把里面的图片另存出来再放"),
    "pdf": ("这不是图片，是 PDF", "要下载的讲义放进 docs/files；要看的那一页，另存为图片再放"),
    "film": ("这不是图片，是一段录像", "截一张画面，另存为 JPEG（.jpg）"),
    "page": ("这不是图片，是一个网页", "在网页上对着图片点右键，选“图片另存为”"),
    "": ("这不是图片，或者文件坏了", "打开原来的照片看一看，另存为 JPEG（.jpg）再放"),
}
_OTHER_FORM = ("这种图片手机上打不开", _SAVE)
TOLD: dict[Trace, str] = {
    "place": "拍摄地点", "serial": "相机编号", "owner": "拍摄人", "time": "拍摄时间", "camera": "相机信息",
    "thumbnail": "缩略图（可能是裁剪前的样子）", "comment": "备注文字", "editing": "修图软件的记录",
    "behind": "夹带的别的文件", "other": "别的程序写进去的东西",
}  # fmt: skip
_NAMES = (
    (
        re.compile(r"screen-?shot|jietu|jieping|截图|截屏|屏幕|微信图片|wechat|weixin-?tupian|mmexport"),
        "文件名像截图，或者从聊天里存下来的图",
        "看清楚图里没有别人的名字、头像和号码，再换个说内容的名字，例如 dushuhui.jpg",
    ),
    (
        re.compile(r"shenfenzheng|sfz|id-?card|hukou|mingdan|qiandao|huaming|baoming-?biao|dengji-?biao|身份证|户口|名单|签到|报名表|登记"),
        "文件名像证件、名单或登记表",
        "这些不能放到网上；确实不是，就换个说内容的名字",
    ),
    (
        re.compile(r"(?:^|[-_])(?:qun|group)(?:[-_\d]|$)|qunma|erweima|qr-?code|二维码|群"),
        "文件名像二维码",
        "群二维码七天就失效，也会让群里的人被人找到；报名的网址写进 registration，二维码会自动生成",
    ),
)  # fmt: skip


def names(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A file's name says what is shown, and is no sign of something that must not be shown (conventions P05, Q02)."""
    for file in content.pictures:
        stem, _, suffix = file.rpartition("/")[2].rpartition(".")
        found = next((one for one in _NAMES if one[0].search(stem.lower())), None)
        if found:
            yield Problem.at(file, START, "picture-name", *found[1:])
        elif suffix in KINDS and not is_slug(stem):
            message = f"图片的文件名“{stem}”应只用小写字母、数字和短横线，最多60个"
            hint = "改成小写拼音加短横线，例如 dushuhui-1.jpg；正文里的名字一起改"
            yield Problem.at(file, START, "file-name", message, hint)
        elif suffix not in KINDS and suffix.lower() in KINDS:
            message, hint = f"后缀“.{suffix}”要小写", f"文件名改成 {stem}.{suffix.lower()}"
            yield Problem.at(file, START, "file-name", message, hint)


def files(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A file is the picture its name promises, whole, still, small, and tells nothing but what it shows."""
    for file, sight in content.pictures.items():
        if sight.size > MAX_BYTES:
            message = f"照片有 {sight.size // 1_000_000} MB，太大了"
            yield Problem.at(file, START, "picture-large", message, "在手机上裁剪或压缩后再放")
        elif sight.digest:
            yield from _faults(file, sight)


def _faults(file: str, sight: Sight) -> Iterator[Problem]:
    suffix = file.rpartition(".")[2].lower()
    if sight.kind not in _CALLED:
        yield Problem.at(file, START, "picture-format", *_FORMS.get(sight.kind, _OTHER_FORM))
    elif sight.points > most_points(sight):
        message = f"照片有 {sight.width}×{sight.height} 点，太大了，打不开"
        yield Problem.at(file, START, "picture-large", message, "在手机上裁剪或缩小后再放")
    elif not sight.whole:
        hint = "从手机或相机里再存一次，看看能不能打开"
        yield Problem.at(file, START, "picture-broken", "图片坏了，或者只传了一半", hint)
    elif sight.frames > 1:
        message, hint = "会动的图片不能放", "截一张不动的，另存为 PNG（.png）"
        yield Problem.at(file, START, "picture-moving", message, hint)
    else:
        yield from _mendable(file, suffix, sight)


def _mendable(file: str, suffix: str, sight: Sight) -> Iterator[Problem]:
    """Yield what `fix` does something about."""
    if suffix not in KINDS:
        called = _CALLED[sight.kind]
        hint = f"后缀改成 .{'jpg' if sight.kind == 'jpeg' else sight.kind}"
        yield Problem.at(
            file, START, "picture-format", f"里面是 {called} 图片，后缀是 .{suffix}", hint
        )
        return
    fix = Redraw(suffix)
    if sight.kind != KINDS[suffix]:
        message = f"名字说是 .{suffix}，里面其实是 {_CALLED[sight.kind]} 图片"
        yield Problem.at(file, START, "picture-format", message, _FIX, fix=fix)
    if sight.traces:
        told = "、".join(TOLD[one] for one in sight.traces)
        hint = "运行 fix，会自动清干净；不清，放上去的人人都能看到"
        yield Problem.at(file, START, "picture-traces", f"照片里还留着{told}", hint, fix=fix)
    if max(sight.width, sight.height) > MOST_LONG or sight.size > MOST_BYTES:
        message = f"照片有 {sight.width}×{sight.height} 点、{sight.size / 1_000_000:.1f} MB，太大了"
        hint = f"运行 fix，会自动缩小到 {MOST_LONG} 点以内"
        yield Problem.at(file, START, "picture-large", message, hint, fix=fix)


def unused(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A picture that no page shows need not lie there; only who has read all files can tell."""
    if content.others or content.broken:
        return
    used = {
        each.file(one.file)
        for one in content.entries
        for _, line in one.lines
        for each in mentions(line)
    }
    for file in sorted(content.pictures.keys() - used):
        found = Problem.at(
            file,
            START,
            "picture-unused",
            "没有文章用到这张图片",
            "用不着就删掉；要用，就在正文里写 ![说明](文件名)",
        )
        yield replace(found, severity="warning")


CHECKS = (names, files, unused)
