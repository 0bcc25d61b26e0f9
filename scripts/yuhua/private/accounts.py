"""Where one can write to a private person: WeChat and QQ ids, e-mail that is no office's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuhua.private.numbers import Span
from yuhua.private.runs import runs

_ID = r"[A-Za-z][-_A-Za-z0-9]{5,19}(?![-_A-Za-z0-9])"
_WECHAT = re.compile(
    r"[微威薇维wv加+](?:(?<=[微威薇维])[信芯]|(?<![A-Za-z0-9+/=_.-].)(?:(?<=w)(?:e ?chat|ei ?xin|x)|(?<=v)(?:[x信]| ?:))"
    r"|(?<=加)(?:我|个|老师)?v|(?<![A-Za-z0-9+/=].)(?<=[+]) ?v)"
    r"(?P<called> ?(?:号码?|id|账号|帐号)? ?(?:[:=]|是|为)? ?)[(\[“\"']? ?"
    rf"(?P<id>{_ID})",
    re.IGNORECASE,
)
_USED = re.compile(r"微信|薇信", re.IGNORECASE)
_BEFORE_USED = re.compile(rf"(?<![-_A-Za-z0-9./@])(?P<id>{_ID}) ?(?:这个|那个|的)? ?$")
_LONGEST_ID = 27
_CODE = re.compile(r"[0-9_]")
_CALLED = re.compile(r"号|id|[:=是为]", re.IGNORECASE)
_PUBLIC = re.compile(r"公众号|视频号|服务号|订阅号|小程序|官方|支付|团队")
_QQ = re.compile(r"(?:(?<![A-Za-z])qq?|扣扣|企鹅)[^0-9A-Za-z\n。；;]{0,6}$", re.IGNORECASE)
_QQ_LEAST, _QQ_MOST = 5, 11
_HASH = r"#(?=(?:qq|163|126|139|189|sina|sohu|gmail|outlook|hotmail|foxmail|aliyun)[.点])"
_ATS = tuple(
    re.compile(one, re.IGNORECASE) for one in ("@", " at ", r"[(\[] ?at ?[)\]]", "艾特", _HASH)
)
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]* {0,2}\Z")
_TOP = "com|cn|net|org|edu|info|biz|top|vip|xyz|cc|me|tv|io|hk|tw|mo|jp|kr|uk|us|de|fr|ru|club|site|online|shop|work|fun|icu|invalid|公司|中国|网络"
_DOMAIN = re.compile(
    rf" {{0,2}}((?:[A-Za-z0-9-]{{1,40}} ?(?:[.点。]|dot) ?){{1,4}}(?:{_TOP}))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:^|\.)(?:gov\.cn|example|example\.(?:com|org|net|cn))$", re.IGNORECASE)
_DOT = re.compile("点|。|dot", re.IGNORECASE)
_LONGEST_LOCAL = 66


def accounts(text: str, figures: str) -> Iterator[Span]:
    """Yield (start, end, kind) for every account in folded text."""
    yield from _wechat(text)
    yield from _qq(figures)
    yield from _mail(text)


def _wechat(text: str) -> Iterator[Span]:
    for found in _WECHAT.finditer(text):
        around = text[max(0, found.start() - 6) : found.end() + 4]
        called = bool(_CALLED.search(found["called"]))
        if (called or _CODE.search(found["id"])) and not _PUBLIC.search(around):
            yield found.start("id"), found.end("id"), "account"
    for used in _USED.finditer(text):
        first = max(0, used.start() - _LONGEST_ID)
        name = _BEFORE_USED.search(text, first, used.start())
        if name and _CODE.search(name["id"]) and not _PUBLIC.match(text, used.end()):
            yield name.start("id"), name.end("id"), "account"


def _qq(figures: str) -> Iterator[Span]:
    for run in runs(figures):
        is_one = run.digits[0] != "0" and _QQ_LEAST <= len(run.digits) <= _QQ_MOST
        if is_one and _QQ.search(run.before(0, 10)):
            yield *run.span(0, len(run.digits)), "account"


def _mail(text: str) -> Iterator[Span]:
    for found in (one for sign in _ATS for one in sign.finditer(text)):
        local = _LOCAL.search(text[max(0, found.start() - _LONGEST_LOCAL) : found.start()])
        domain = _DOMAIN.match(text, found.end())
        if not local or not domain:
            continue
        start = found.start() - len(local[0])
        host = _DOT.sub(".", domain[1].replace(" ", ""))
        if not _OFFICE.search(host):
            yield start, domain.end(1), "account"
